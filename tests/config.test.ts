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
