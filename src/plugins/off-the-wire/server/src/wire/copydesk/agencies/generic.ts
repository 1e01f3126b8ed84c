import { labels, type SeriesLabel } from './agency';

/** Labels that any desk may use: bare genres, and so no kicker. */
export const genericLabels: readonly SeriesLabel[] = labels(
  { form: 'colon', seen: 'several agencies; wire-formats 1.2' },
  [
    ['Roundup', 'Roundup'],
    ['Interview', 'Interview'],
    ['Feature', 'Feature'],
    ['News Feature', 'Feature'],
    ['Analysis', 'Analysis'],
    ['News Analysis', 'Analysis'],
    ['Commentary', 'Opinion'],
    ['Opinion', 'Opinion'],
    ['Editorial', 'Opinion'],
    ['Backgrounder', 'Background'],
    ['Background', 'Background'],
    ['Factbox', 'Background'],
    ['Fact box', 'Background'],
    ['Chronology', 'Background'],
    ['Timeline', 'Background'],
    ['Profile', 'Profile'],
    ['Obituary', 'Obituary'],
  ],
);
