import type { HistoryVersion, StoryHistory } from '../../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, ninjs } from '../desk';
import { type Asked, hire, type Person } from '../front-room/people';

const articles = contentType('article');

/** One story on its way over the desk, as an agency sends it and people of the newsroom work it. */
export interface DeskStory {
  readonly id: string;
  readonly slug: string;
  /** The agency sends a version: numbered upwards, an hour apart. */
  send(fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** An editor changes fields in the Content Manager and publishes them. */
  edit(data: object): Promise<void>;
  /** An editor changes fields and leaves them on the draft. */
  draft(data: object): Promise<void>;
  do(verb: string, version?: string, person?: Person): Promise<Asked>;
  history(): Promise<StoryHistory>;
  /** The newest version of a kind, or with a headline. */
  version(which: string): Promise<HistoryVersion>;
  /** What readers see: the headline, or 'nothing'. */
  seen(): Promise<string>;
}

export interface Newsroom {
  readonly desk: Desk;
  readonly editor: Person;
  readonly chief: Person;
  readonly integrator: Person;
}

export async function staff(desk: Desk): Promise<Newsroom> {
  await desk.room.setUp({
    sources: [
      { code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true },
      { code: 'slow', name: 'Slow News', provider: 'Slow' },
      { code: 'upi', name: 'UPI', provider: 'UPI', autoPublish: true },
    ],
  });
  const [editor, chief, integrator] = [
    await hire(desk, 'Wire editor'),
    await hire(desk, 'Desk chief'),
    await hire(desk, 'Integrator'),
  ];
  return { desk, editor, chief, integrator };
}

let told = 0;

/** A story whose first version has come. */
export async function story(
  { desk, editor, chief }: Newsroom,
  fields: Readonly<Record<string, unknown>> = {},
  source = 'hna',
): Promise<DeskStory> {
  told += 1;
  const uri = `verbs-${told}`;
  let version = 0;
  const send = async (more: Readonly<Record<string, unknown>>) => {
    version += 1;
    const at = new Date(Date.parse('2026-11-20T10:00:00Z') + version * 3_600_000).toISOString();
    const numbered = { version: String(version), versioncreated: at };
    return (await desk.deliver(source, ninjs(uri, { ...numbered, ...more }))).items[0];
  };
  const first = await send(fields);
  const id = String(first?.article);
  const ask = async (person: Person, method: 'GET' | 'POST' | 'PUT', address: string, body?: object) => {
    const asked = await person.ask(method, address, body);
    if (asked.status >= 300) throw new Error(`${method} ${address} answered ${JSON.stringify(asked)}`);
    return asked.body as Answer;
  };
  const history = async () => (await ask(editor, 'GET', `/off-the-wire/stories/${id}/history`)).data as StoryHistory;
  return {
    id,
    slug: String(first?.slug),
    send: async (more) => {
      await send(more);
    },
    edit: async (data) => {
      await ask(editor, 'POST', `${articles}/${id}/actions/publish`, data);
    },
    draft: async (data) => {
      await ask(editor, 'PUT', `${articles}/${id}`, data);
    },
    do: (verb, which, person = verb === 'reinstate' ? chief : editor) =>
      person.ask('POST', `/off-the-wire/stories/${id}/${verb}`, which ? { version: which } : {}),
    history,
    async version(which) {
      const { versions } = await history();
      const found = versions.findLast(({ kind, headline }) => kind === which || headline === which);
      if (!found)
        throw new Error(`no version ${which} among ${JSON.stringify(versions.map(({ headline }) => headline))}`);
      return found;
    },
    async seen() {
      const answer = await desk.get(`articles/${first?.slug}`);
      return answer.status === 200
        ? ((await answer.json()) as { data: { headline: string } }).data.headline
        : 'nothing';
    },
  };
}
