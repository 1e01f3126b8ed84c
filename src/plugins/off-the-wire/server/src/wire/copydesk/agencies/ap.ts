import { type Agency, labels } from './agency';

/** The Associated Press. */
export const ap: Agency = {
  name: 'AP',
  spellings: ['AP', 'ap.org', 'The Associated Press', 'Associated Press'],
  seen: 'AP, 1989 to 2016; wire-formats 1.2',
  series: labels({ form: 'colon', kicker: true, seen: 'AP genres; wire-formats 1.2' }, ['AP IMPACT', 'AP Exclusive']),
};
