import { type Agency, labels } from './agency';

/** Agence France-Presse. */
export const afp: Agency = {
  name: 'AFP',
  spellings: ['AFP', 'Agence France-Presse', 'Agence France Presse', 'afp.com'],
  seen: 'AFP, 2014; wire-formats 1.2',
  series: labels({ form: 'colon', seen: 'AFP formats of dispatches; wire-formats 1.2' }, [
    ['Chrono', 'Background'],
    ['Factfile', 'Background'],
  ]),
};
