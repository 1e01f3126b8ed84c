import { type Agency, labels } from './agency';

const seen = 'examples/, written for this project';

/** Invented agencies, of the demo copy alone. */
export const demo: readonly Agency[] = [
  {
    name: 'HNA',
    spellings: ['HNA', 'Harbour News Agency'],
    seen,
    series: labels({ form: 'colon', kicker: true, seen }, ['Harbour Focus']),
  },
  {
    name: 'Northern Wire Service',
    spellings: ['NWS', 'Northern Wire Service', 'Northern Wire'],
    seen,
    series: labels({ form: 'colon', kicker: true, seen }, ['Northern Insight', ['Fjord Voices', 'Opinion']]),
  },
];
