import { type Agency, labels } from './agency';

const handbook = 'Reuters handbook; wire-formats 1.2';
const known = 'wire-formats 1.2 [K]';

/** Reuters: tags in capitals, tied to the headline by a hyphen. */
export const reuters: Agency = {
  name: 'Reuters',
  spellings: ['Reuters', 'reuters.com', 'Reuter', 'Thomson Reuters', 'Reuters News Agency'],
  seen: handbook,
  series: [
    ...labels({ form: 'hyphen', seen: handbook }, [
      ['ANALYSIS', 'Analysis'],
      ['INTERVIEW', 'Interview'],
      ['FACTBOX', 'Background'],
      ['FEATURE', 'Feature'],
      ['TIMELINE', 'Background'],
      ['PROFILE', 'Profile'],
    ]),
    ...labels({ form: 'hyphen', kicker: true, seen: handbook }, [
      'FOREX',
      'BRIEF',
      'BUZZ',
      'BACKSTORY',
      'DIARY',
      'TABLE',
      'SIDEBAR',
    ]),
    ...labels({ form: 'hyphen', kicker: true, seen: known }, [
      'GLOBAL MARKETS',
      'US STOCKS',
      'PRECIOUS',
      'EXCLUSIVE',
      'INSIGHT',
      'PREVIEW',
      'POLL',
      ['NEWSMAKER', 'Profile'],
      'SNAPSHOT',
      'SCENARIOS',
    ]),
    ...labels({ form: 'colon', kicker: true, seen: 'Reuters, on its web site' }, ['Exclusive']),
  ],
};
