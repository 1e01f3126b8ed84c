import { type Agency, labels } from './agency';

/** dpa Deutsche Presse-Agentur. */
export const dpa: Agency = {
  name: 'dpa',
  spellings: ['dpa', 'Deutsche Presse-Agentur', 'dpa-AFX', 'DPA', 'dpa.com'],
  seen: 'dpa stylebook; wire-formats 1.2',
  series: [
    ...labels({ form: 'colon', seen: 'dpa text genres; wire-formats 1.2' }, [
      ['Zusammenfassung', 'Roundup'],
      ['Hintergrund', 'Background'],
      ['Porträt', 'Profile'],
      ['Reportage', 'Feature'],
      ['Infobox', 'Background'],
      ['Stichwort', 'Background'],
    ]),
    ...labels({ form: 'colon', kicker: true, seen: 'wire-formats 1.2 [K]' }, ['EXTRA']),
  ],
};
