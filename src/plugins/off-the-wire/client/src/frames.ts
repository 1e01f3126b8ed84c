/** One event of a stream (WHATWG HTML, 9.2.6). An id may come alone. */
export interface Frame {
  readonly event: string;
  readonly data: string;
  readonly id?: string;
  readonly retry?: string;
}

/** No frame of ours comes near it. */
const longest = 4_000_000;

/**
 * Reads frames from text that comes in pieces, cut anywhere. What is not ended by a blank line is not given: it comes
 * again after a reconnect. Throws where a frame has no end.
 */
export function readFrames(): (text: string) => Frame[] {
  let rest = '';
  let fields: Record<string, string> = {};
  return (text) => {
    const done: Frame[] = [];
    // A CR at the end may be half of a CRLF.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (name) fields[name] = name === 'data' && fields.data !== undefined ? `${fields.data}\n${value}` : value;
      if (line) continue;
      if (Object.keys(fields).length > 0) done.push({ event: '', data: '', ...fields });
      fields = {};
    }
    if (rest.length + (fields.data?.length ?? 0) > longest) throw new Error('A frame without an end.');
    return done;
  };
}
