import http from 'node:http';

/** What a client of server-sent events has heard (WHATWG HTML, 9.2.6). */
export interface Heard {
  readonly event: string;
  readonly id: string;
  readonly data: { readonly [name: string]: unknown };
}

export interface Listening {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly heard: readonly Heard[];
  /** Of entries of the log alone: their numbers. */
  numbers(): number[];
  /** The last event id, as an EventSource keeps it. */
  lastId(): string;
  comments(): number;
  /** Waits until something is so. */
  until(is: (heard: readonly Heard[]) => boolean): Promise<void>;
  readonly closed: Promise<void>;
  /** Takes nothing more until it goes on. */
  pause(): void;
  resume(): void;
  cut(): void;
}

const namesOfOwn = ['hello', 'reset', 'end'];

/** Opens a stream as an EventSource would, on a connection of its own. */
export async function listen(url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const heard: Heard[] = [];
  let [lastId, comments, rest] = ['', 0, ''];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const one of waiting) one();
  };
  const dispatch = (block: string) => {
    let [event, data] = ['message', ''];
    for (const line of block.split('\n')) {
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name === '') comments += 1;
      else if (name === 'event') event = value;
      else if (name === 'id') lastId = value;
      else if (name === 'data') data += value;
    }
    if (data !== '') heard.push({ event, id: lastId, data: JSON.parse(data) });
  };
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const options = { headers: { Accept: 'text/event-stream', ...headers }, agent: false } as const;
    http.get(url, options, resolve).on('error', reject);
  });
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) dispatch(block);
    wake();
  });
  const closed = new Promise<void>((resolve) => {
    response.on('close', () => resolve());
    response.on('error', () => resolve());
  });
  return {
    ...{ status: response.statusCode ?? 0, headers: response.headers, heard, closed },
    numbers: () => heard.filter(({ event }) => !namesOfOwn.includes(event)).map(({ data }) => Number(data.n)),
    lastId: () => lastId,
    comments: () => comments,
    until: (is) =>
      new Promise((resolve) => {
        const look = () => {
          if (!is(heard)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    cut: () => void response.destroy(),
  };
}
