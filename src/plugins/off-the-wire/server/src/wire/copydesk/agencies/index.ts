import { afp } from './afp';
import type { Agency, Fixture, SeriesLabel } from './agency';
import { ap } from './ap';
import { demo } from './demo';
import { dpa } from './dpa';
import { genericLabels } from './generic';
import { others } from './others';
import { pti } from './pti';
import { reuters } from './reuters';
import { xinhua } from './xinhua';
import { yonhap } from './yonhap';

/** Every agency whose habits we know. A new one is a file and a line. */
export const agencies: readonly Agency[] = [xinhua, ap, reuters, afp, dpa, yonhap, pti, ...others, ...demo];

/** The agency that copy calls by this name, in any of its spellings. */
export function agencyNamed(text: string): Agency | undefined {
  return bySpelling.get(spellingOf(text));
}

/** The labels that count in an agency's copy: its own and everybody's; of an agency that nobody knows, all. */
export function labelsOf(provider: string | undefined): readonly SeriesLabel[] {
  const agency = provider === undefined ? undefined : agencyNamed(provider);
  return agency ? [...agency.series, ...genericLabels] : everyLabel;
}

/** The daily headlines that count in an agency's copy. */
export function fixturesOf(provider: string | undefined): readonly Fixture[] {
  const agency = provider === undefined ? undefined : agencyNamed(provider);
  return agency ? (agency.fixtures ?? []) : everyFixture;
}

const bySpelling = new Map(
  agencies.flatMap((agency) => [agency.name, ...agency.spellings].map((name) => [spellingOf(name), agency] as const)),
);
const everyLabel = [...agencies.flatMap((agency) => agency.series), ...genericLabels];
const everyFixture = agencies.flatMap((agency) => agency.fixtures ?? []);

function spellingOf(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .replace(/^[\s(]+|[\s)]+$/g, '');
}
