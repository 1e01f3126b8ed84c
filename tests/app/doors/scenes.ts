/** What comes out, or goes in, by the clock alone: each scene is a story with words that nobody may read before. */
import type { Receipt } from '../../../src/plugins/off-the-wire/server/src/ingest/receipt';
import { ninjs } from '../desk';

/** How a scene is set: by an agency that delivers, and an editor in the Content Manager. */
export interface Stage {
  deliver(source: string, copy: object): Promise<Receipt>;
  /** Changes an article's draft. */
  edit(documentId: string, fields: object): Promise<unknown>;
  publish(documentId: string): Promise<unknown>;
}

export interface Scene {
  readonly name: string;
  /** Words of the story that readers see only before the moment, or only after it. */
  readonly secret: string;
  readonly readers: 'see it from then on' | 'see it until then';
  /** The one entry of the log that the moment makes. */
  readonly log: 'published' | 'updated' | 'withdrawn';
  /** Prepares it; `at` is the moment, as ISO 8601. Gives the receipt of its story. */
  set(stage: Stage, at: string, secret: string): Promise<Receipt>;
}

const before = (at: string, milliseconds: number) => new Date(Date.parse(at) - milliseconds).toISOString();

/** Copy with the secret in everything that readers are shown of it. `own` is put over it. */
function copy(secret: string, own: Readonly<Record<string, unknown>> = {}): object {
  return ninjs(`story-${secret}`, {
    ...{
      headline: `${secret} opens`,
      body_html: `<p>The ${secret} stood here.</p>`,
      description_text: `On ${secret}.`,
    },
    ...{ byline: `Ada ${secret}`, slugline: `${secret}-talks`, urgency: 4, keywords: ['quays'] },
    subject: [{ code: 'medtop:11000000', name: 'politics' }],
    ...own,
  });
}

/** A guid that may be told once the story is gone: the log names what was withdrawn by it. */
const plain = { uri: 'urn:harbour:told-when-gone' };

export const scenes: readonly Scene[] = [
  {
    name: 'an embargo ends',
    ...{ secret: 'quendrel', readers: 'see it from then on', log: 'published' },
    set: ({ deliver }, at, secret) => deliver('harbour', copy(secret, { embargoed: at })),
  },
  {
    name: 'an embargoed second version stands behind a live first',
    ...{ secret: 'marrowgate', readers: 'see it from then on', log: 'updated' },
    async set({ deliver }, at, secret) {
      const uri = 'urn:harbour:two-versions';
      await deliver('harbour', ninjs('two-versions', { keywords: ['quays'], urgency: 4 }));
      const later = { uri, version: '2', versioncreated: '2026-11-20T11:00:00Z', embargoed: at };
      return deliver('harbour', copy(secret, later));
    },
  },
  {
    name: 'an editor has planned its publication',
    ...{ secret: 'oltavane', readers: 'see it from then on', log: 'published' },
    async set({ deliver, edit }, at, secret) {
      const receipt = await deliver('careful', copy(secret));
      await edit(articleOf(receipt), { publishAt: at });
      return receipt;
    },
  },
  {
    name: 'a planned hour has come and an embargo still stood',
    ...{ secret: 'brindlewick', readers: 'see it from then on', log: 'published' },
    async set({ deliver, edit }, at, secret) {
      const receipt = await deliver('careful', copy(secret, { embargoed: at }));
      await edit(articleOf(receipt), { publishAt: before(at, 700) });
      return receipt;
    },
  },
  {
    name: 'copy expires',
    ...{ secret: 'tessaling', readers: 'see it until then', log: 'withdrawn' },
    set: ({ deliver }, at, secret) => deliver('harbour', copy(secret, { ...plain, expires: at })),
  },
  {
    name: 'an editor has planned its withdrawal',
    ...{ secret: 'corvanhythe', readers: 'see it until then', log: 'withdrawn' },
    async set({ deliver, edit, publish }, at, secret) {
      const receipt = await deliver('harbour', copy(secret, { uri: 'urn:harbour:taken-in-by-plan' }));
      await edit(articleOf(receipt), { expires: at });
      await publish(articleOf(receipt));
      return receipt;
    },
  },
];

export function articleOf(receipt: Receipt): string {
  const article = receipt.items[0]?.article;
  if (article === undefined) throw new Error(`No story came of ${JSON.stringify(receipt)}`);
  return article;
}
