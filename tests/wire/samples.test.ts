import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

/** Real copy lies outside the repository: it is read where it is at hand, and never copied. */
const samples = join(__dirname, '..', '..', '..', 'shared', 'samples');
const ninjs = join(samples, 'ninjs');

if (existsSync(ninjs)) {
  describe('real ninjs', () => {
    test.each(readdirSync(ninjs).filter((file) => file.endsWith('.json')))('%s reads whole', (file) => {
      const text = readFileSync(join(ninjs, file), 'utf8');
      const reading = read({ bytes: Buffer.from(text), fileName: file });
      expect(reading).toMatchObject({ format: 'ninjs', unreadable: [] });
      const [item, ...others] = 'items' in reading ? reading.items : [];
      expect(others).toEqual([]);
      expect(item?.guid).toBeDefined();
      expect(Boolean(item?.headline)).toBe(/"headlines?"/.test(text));
      expect(Boolean(item?.body)).toBe(/"bod(?:ies|y_\w+)"/.test(text));
      expect(item?.versionCreated).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });
  });
} else {
  test.skip('real ninjs: skipped, since ../shared/samples is not there', () => undefined);
}

const nitfSamples = join(samples, 'nitf');

if (existsSync(nitfSamples)) {
  describe('real NITF', () => {
    test.each(readdirSync(nitfSamples).filter((file) => file.endsWith('.xml')))('%s reads whole', (file) => {
      const reading = read({ bytes: readFileSync(join(nitfSamples, file)), fileName: file });
      expect(reading).toMatchObject({ format: 'nitf', unreadable: [] });
      const [item] = 'items' in reading ? reading.items : [];
      for (const field of ['headline', 'byline', 'dateline', 'located', 'body', 'provider', 'guid'] as const) {
        expect(item?.[field]).toBeTruthy();
      }
      expect(item?.versionCreated).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });

    test('a cancellation reaches the document that it names', () => {
      const reading = read({ bytes: readFileSync(join(nitfSamples, 'fishing.xml')) });
      const items = 'items' in reading ? reading.items : [];
      expect(items.map(({ pubStatus }) => pubStatus)).toEqual(['canceled', 'canceled']);
      expect(items[1]?.guid).toBe(items[0]?.links?.[0]?.ref);
    });
  });
} else {
  test.skip('real NITF: skipped, since ../shared/samples is not there', () => undefined);
}
