/** Wire copy made up on the spot: always the same for the same name and number, so that runs can be compared. */

const words = (
  'harbour council vote bridge storm market river minister crowd ship tunnel price report winter school court strike ' +
  'border island train forecast survey engineer mayor budget museum orchard signal captain valley warning talks ' +
  'parliament factory coast lantern festival doctor village airport election summit copper salmon library railway'
).split(' ');
const joins = ['and', 'after the', 'before the', 'near the', 'without a', 'for the', 'in a', 'over the'];

export const sources = ['meridian', 'northern', 'harbour', 'calder'] as const;
export const sections = ['politics', 'business', 'sport', 'science', 'culture', 'weather'] as const;
const subjects = ['11000000', '04000000', '15000000', '13000000', '01000000', '17000000'] as const;

/** What `newsroom.setUp` takes: each section collects one subject, each source publishes without an editor. */
export const benchNewsroom = {
  breadcrumbs: [
    { label: 'Home', path: '' },
    ...sections.map((path, at) => ({ label: path, path, collects: { subjects: [`medtop:${subjects[at]}`, path] } })),
  ],
  sources: sources.map((code) => ({
    ...{ code, name: `The ${code} wire`, provider: `The ${code} wire`, attribution: `From ${code}` },
    ...{ language: 'en', autoPublish: true, trusted: true },
  })),
};

/** One ninjs item as the bytes of one delivery: a body of about 2 KB, two subjects, three keywords. */
export function ninjsDelivery(set: string, number: number): { fileName: string; bytes: Buffer } {
  const next = chance(number + 1);
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(next() * things.length)] as Thing;
  const phrase = (length: number) => Array.from({ length }, (_, at) => (at % 3 === 2 ? pick(joins) : pick(words)));
  const sentence = (length: number) => `${capital(phrase(length).join(' '))}.`;
  const paragraph = () => `<p>${Array.from({ length: 4 }, () => sentence(14)).join(' ')}</p>`;
  const written = new Date(Date.UTC(2026, 0, 1) + number * 37_000).toISOString().replace('.000', '');
  const item = {
    uri: `urn:newsml:wire.example:${set}:${number}`,
    ...{ type: 'text', mimetype: 'text/html', version: '1', pubstatus: 'usable', language: 'en' },
    ...{ firstcreated: written, versioncreated: written, urgency: 3 + Math.floor(next() * 5) },
    headline: capital(phrase(9).join(' ')),
    slugline: `${set}-${number}`,
    byline: `${capital(pick(words))} ${capital(pick(words))}`,
    located: capital(pick(words)),
    subject: [subjectAt(Math.floor(next() * 6)), subjectAt(Math.floor(next() * 6))],
    keywords: [pick(words), pick(words), pick(words)],
    copyrightnotice: 'Copyright 2026. All rights reserved.',
    description_text: sentence(18),
    body_xhtml: Array.from({ length: 6 }, paragraph).join(''),
  };
  return { fileName: `${set}-${number}.json`, bytes: Buffer.from(JSON.stringify(item)) };
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const subjectAt = (at: number) => ({
  ...{ name: sections[at], code: subjects[at], rel: 'about' },
  scheme: 'http://cv.iptc.org/newscodes/mediatopic/',
});

/** Mulberry32: small, and the same everywhere. */
function chance(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
