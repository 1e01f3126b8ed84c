import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BadLimits, config, limitsOf } from '../src/plugins/off-the-wire/server/src/config';
import { wireLimits } from '../src/plugins/off-the-wire/server/src/wire/limits';

describe('the plugin settings', () => {
  test('have every limit of the wire by default', () => {
    expect(config.default().limits).toEqual(wireLimits);
  });

  test('may change one limit and keep the others', () => {
    expect(limitsOf({ depth: 50 })).toEqual({ ...wireLimits, depth: 50 });
    expect(() => config.validator({ limits: { depth: 50 } })).not.toThrow();
  });

  test.each<readonly [what: string, limits: Record<string, unknown>, named: string]>([
    ['a limit that is unknown', { depht: 50 }, 'depht'],
    ['no number', { depth: 'deep' }, 'depth'],
    ['a part of one', { items: 1.5 }, 'items'],
    ['nothing at all', { elements: 0 }, 'elements'],
    ['less than nothing', { entityDefinitions: -1 }, 'entityDefinitions'],
    ['a depth that would overturn a reader', { depth: 100_000 }, 'depth'],
    ['more time than a clock has', { milliseconds: 1e12 }, 'milliseconds'],
  ])('refuse %s by name', (_, limits, named) => {
    expect(() => limitsOf(limits)).toThrow(BadLimits);
    expect(() => limitsOf(limits)).toThrow(named);
    expect(() => config.validator({ limits })).toThrow(named);
  });

  test('allow no entity to be defined', () => {
    expect(limitsOf({ entityDefinitions: 0 }).entityDefinitions).toBe(0);
  });
});

describe('docs/settings.md', () => {
  const page = readFileSync(path.join(__dirname, '..', 'docs', 'settings.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (`[^|]*) \| ([^|]*) \|/gm)].flatMap(([, names = '', told = '']) => {
    const defaults = told.trim().split(/, (?=\d)/);
    return [...names.matchAll(/`([^`]+)`/g)].map(([, name = ''], at) => [name, defaults[at] ?? told.trim()] as const);
  });
  const written = (value: unknown): string => {
    if (typeof value === 'number') return value.toLocaleString('en');
    if (typeof value === 'string') return `\`${value}\``;
    if (typeof value === 'function') return "the machine's";
    return Array.isArray(value) && value.length === 0 ? 'none' : String(value);
  };
  const leaves = (settings: object, prefix = ''): (readonly [string, string])[] =>
    Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? leaves(value, `${prefix}${name}.`)
        : [[prefix + name, written(value)] as const],
    );

  test('tells every setting of the plugin, with its default', () => {
    const { limits, ...settings } = config.default();
    const told = new Map(rows);
    for (const [name, value] of [...leaves(settings), ...leaves(limits)])
      expect([name, told.get(name)]).toEqual([name, value]);
  });
});
