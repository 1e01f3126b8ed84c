import type { ItemReceipt } from '../../../src/plugins/off-the-wire/server/src/ingest/receipt';
import type { Article, ChangeEntry, Headline } from '../../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, draftOf } from '../desk';
import { type Row, rowsOf } from '../tables';

/** What a newsroom would tell of an hour at its desk: copy comes, persons act, and what everybody then sees. */
export interface Scene {
  readonly fact: string;
  readonly agency: Agency;
  play(at: SceneDesk): Promise<void>;
}

/** The source that a scene's copy comes by; each scene has one of its own. */
export interface Agency {
  readonly provider: string;
  readonly language?: string;
  readonly timeZone?: string;
  /** Whether its copy goes out without an editor; it does unless said otherwise. */
  readonly autoPublish?: boolean;
  /** Whether the desk believes that the same keywords are the same story. */
  readonly trusted?: boolean;
  readonly rules?: readonly object[];
}

export interface SceneDesk {
  readonly desk: Desk;
  /** The code of the scene's source. */
  readonly source: string;
  /** Copy comes; the receipt of its first item, or, with `all`, of each. */
  sends(copy: Copy, source?: string): Promise<ItemReceipt>;
  sendsAll(copy: Copy, source?: string): Promise<readonly ItemReceipt[]>;
  /** Another channel of the same newsroom. */
  opens(code: string, agency: Agency): Promise<string>;
  /** An editor saves or publishes in the Content Manager. */
  saves(story: ItemReceipt, fields: object): Promise<void>;
  publishes(story: ItemReceipt, fields?: object): Promise<void>;
  takesOut(story: ItemReceipt): Promise<void>;
  /** What everybody sees of a story now. */
  sees(story: ItemReceipt): Promise<Seen>;
  /** Brings a story's next moment forward, and waits until the desk has told it anew. */
  timePasses(story: ItemReceipt): Promise<void>;
}

export type Copy = string | Uint8Array | object;

/** A story as readers and editors see it. */
export interface Seen {
  /** The headline that readers see; `nothing` where they see no such article. */
  readonly readers: string;
  readonly article?: Article;
  readonly body?: string;
  readonly deskState: string;
  readonly heldBecause?: string;
  /** The headline that editors see. */
  readonly draft: string;
  /** `lead 2: open`, in the order in which they came. */
  readonly versions: readonly string[];
  /** `loud: It corrects what a person wrote.` */
  readonly alerts: readonly string[];
  /** `published`, `updated`, `withdrawn (killed)`: what the change log says of the story. */
  readonly log: readonly string[];
}

const articles = contentType('article');

export async function openScene(desk: Desk, source: string, agency: Agency): Promise<SceneDesk> {
  const opens = async (code: string, own: Agency) => {
    const source = {
      code,
      name: `${own.provider} (${code})`,
      autoPublish: true,
      ...own,
      rules: [...(own.rules ?? [])],
    };
    await desk.room.setUp({ sources: [source] });
    return code;
  };
  await opens(source, agency);
  const start = await desk.position();
  const sendsAll = async (copy: Copy, by = source) => {
    const receipt = await desk.deliver(by, copy);
    expect(receipt.state).toBe('accepted');
    return receipt.items;
  };
  return {
    ...{ desk, source, opens, sendsAll },
    sends: async (copy, by) => only(await sendsAll(copy, by)),
    sees: (story) => seenOf(desk, story, start),
    async saves({ article }, fields) {
      await desk.manage('PUT', `${articles}/${article}`, fields);
    },
    async publishes({ article }, fields = {}) {
      await desk.manage('POST', `${articles}/${article}/actions/publish`, fields);
    },
    async takesOut({ article }) {
      await desk.manage('POST', `${articles}/${article}/actions/unpublish`, {});
    },
    timePasses: (story) => bringForward(desk, story),
  };
}

function only(receipts: readonly ItemReceipt[]): ItemReceipt {
  const [first] = receipts;
  if (!first) throw new Error('The delivery brought no item');
  return first;
}

async function seenOf(desk: Desk, { article: id, slug }: ItemReceipt, start: number): Promise<Seen> {
  const draft = await draftOf(desk, id);
  const article = await articleOf(desk, slug);
  await expectListedAs(desk, id, article);
  return {
    readers: article ? printed(article) : 'nothing',
    article,
    body: article?.body,
    deskState: String(draft.deskState),
    heldBecause: draft.heldBecause ? String(draft.heldBecause) : undefined,
    draft: String(draft.headline),
    versions: (await rowsOf(desk.app.strapi, 'otw_article_versions', { article: id })).map(nameOf),
    alerts: (await rowsOf(desk.app.strapi, 'otw_alerts', { article: id })).map((row) => `${row.level}: ${row.message}`),
    log: await logOf(desk, id, start, draft),
  };
}

const printed = ({ kicker, headline }: Headline) => (kicker ? `${kicker}: ${headline}` : headline);

function nameOf(row: Row): string {
  const number = row.lead_number === null ? '' : ` ${row.lead_number}`;
  return `${row.version_kind}${number}: ${row.standing}`;
}

async function articleOf(desk: Desk, slug: string | undefined): Promise<Article | undefined> {
  const answer = await desk.get(`articles/${slug}`);
  expect([200, 404]).toContain(answer.status);
  return answer.status === 200 ? ((await answer.json()) as { data: Article }).data : undefined;
}

/** A published row exists, the article is listed and the draft says so, or none of it. */
async function expectListedAs(desk: Desk, id: string | undefined, article: Article | undefined): Promise<void> {
  const rows = await rowsOf(desk.app.strapi, 'otw_articles', { document_id: id });
  const isListed = (await desk.headlines('limit=100')).some(({ documentId }) => documentId === id);
  const states = rows.map((row) => row.desk_state);
  expect([rows.length, isListed]).toEqual(article ? [2, true] : [1, false]);
  expect(states.every((state) => (state === 'published') === (article !== undefined))).toBe(true);
}

/** The story's entries since the scene began. A withdrawal names the story and a code, and repeats no word of it. */
async function logOf(desk: Desk, id: string | undefined, start: number, draft: Answer): Promise<string[]> {
  const entries = (await desk.changesAfter(start)).filter(({ subject }) => subject === id);
  return entries.map((entry) => {
    if (entry.kind === 'withdrawn') expectTombstone(entry, draft);
    return entry.reason === undefined ? entry.kind : `${entry.kind} (${entry.reason})`;
  });
}

function expectTombstone(entry: ChangeEntry, { headline, slugline }: Answer): void {
  const { n, at, kind, about, subject, guid, reason, ...others } = entry;
  expect(others).toEqual({});
  const said = JSON.stringify([kind, about, subject, reason]).toLowerCase();
  for (const words of [headline, slugline]) {
    if (typeof words === 'string' && words !== '') expect(said).not.toContain(words.toLowerCase());
  }
}

async function bringForward(desk: Desk, { article }: ItemReceipt): Promise<void> {
  const due = desk.app.strapi.db.connection('otw_due');
  const mine = () => due.clone().where({ document_id: article });
  expect(await mine().select()).toHaveLength(1);
  await mine().update({ at: 1 });
  for (let left = 100; left > 0; left -= 1) {
    const [row] = await mine().select();
    if (!row || Number(row.at) !== 1) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('What was due has not been told anew');
}
