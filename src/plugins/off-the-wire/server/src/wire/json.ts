import { Unreadable } from './formats/format';
import { PastLimit, type WireLimits, wireLimits } from './limits';

/**
 * JSON as a value. Throws `Unreadable` that says what is wrong, at which line (counted from `firstLine`) and column, and
 * `PastLimit` where it holds too many values.
 */
export function parseJson(text: string, limits: WireLimits = wireLimits, firstLine = 1): unknown {
  try {
    return fewEnough(JSON.parse(text), limits);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw broken(text, firstLine, error);
    }
    throw error;
  }
}

/** Whether objects and lists stand inside one another more often than that. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}

/** Whatever its depth: it is not known yet. */
function fewEnough(value: unknown, limits: WireLimits): unknown {
  const open: unknown[] = [value];
  let count = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    for (const inner of Object.values(one)) {
      count += 1;
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
    if (count > limits.elements) throw new PastLimit('elements', limits);
  }
  return value;
}

/** JSON.parse names no place on some engines and a different one on others, so the fault is looked for here. */
function broken(text: string, firstLine: number, cause: SyntaxError): Unreadable {
  const fault = faultIn(text);
  if (fault === undefined) {
    return new Unreadable('Broken JSON.', { cause });
  }
  const before = text.slice(0, fault.at);
  const line = firstLine - 1 + before.split('\n').length;
  const column = fault.at - before.lastIndexOf('\n');
  const found = fault.at >= text.length ? 'the end' : JSON.stringify([...text.slice(fault.at, fault.at + 2)][0]);
  const message = `Broken JSON at line ${line}, column ${column}: expected ${fault.expected}, found ${found}.`;
  return new Unreadable(message, { line, cause });
}

interface Fault {
  readonly at: number;
  readonly expected: string;
}

/** RFC 8259: what may come next. */
type Next = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end';

const expectations: Readonly<Record<Next, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  name: 'a property name in double quotes',
  'name or }': 'a property name in double quotes or "}"',
  ':': '":"',
  ', or end': '"," or a closing bracket',
};

function faultIn(text: string): Fault | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  let at = afterSpace(text, 0);
  while (!(open.length === 0 && next === ', or end')) {
    const token = tokenAt(text, at);
    if ('expected' in token) {
      return token;
    }
    const then = follow(next, token.kind, open);
    if (then === undefined) {
      return { at, expected: expectations[next] };
    }
    next = then;
    at = afterSpace(text, token.end);
  }
  return at < text.length ? { at, expected: 'nothing more' } : undefined;
}

/** Keeps count of the open brackets; `undefined` where the token may not stand. */
function follow(next: Next, kind: string, open: string[]): Next | undefined {
  if (kind === '}' || kind === ']') {
    const fits =
      kind === '}' ? next === 'name or }' || next === ', or end' : next === 'value or ]' || next === ', or end';
    return fits && open.pop() === (kind === '}' ? '{' : '[') ? ', or end' : undefined;
  }
  if (next === 'value' || next === 'value or ]') {
    if (kind === '{' || kind === '[') {
      open.push(kind);
      return kind === '{' ? 'name or }' : 'value or ]';
    }
    return kind === 'string' || kind === 'literal' ? ', or end' : undefined;
  }
  if (next === ':') {
    return kind === ':' ? 'value' : undefined;
  }
  if (next === ', or end') {
    return kind === ',' ? (open.at(-1) === '{' ? 'name' : 'value') : undefined;
  }
  return kind === 'string' ? ':' : undefined;
}

interface Token {
  readonly kind: string;
  readonly end: number;
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

function tokenAt(text: string, at: number): Token | Fault {
  const first = text.charAt(at);
  if (first === '"') {
    return stringAt(text, at);
  }
  if (first !== '' && '{}[]:,'.includes(first)) {
    return { kind: first, end: at + 1 };
  }
  literal.lastIndex = at;
  const found = literal.exec(text);
  return { kind: found === null ? 'nothing' : 'literal', end: at + (found?.[0].length ?? 0) };
}

function stringAt(text: string, from: number): Token | Fault {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      return { kind: 'string', end: at + 1 };
    }
    if (code < 0x20) {
      return { at, expected: 'the rest of a string (control characters must be escaped)' };
    }
    if (code === 0x5c) {
      const sequence = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
      if (sequence === null) {
        return { at: Math.min(at + 1, text.length), expected: 'an escape sequence' };
      }
      at += sequence[0].length;
    }
  }
  return { at: text.length, expected: 'the end of a string' };
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) {
    at += 1;
  }
  return at;
}
