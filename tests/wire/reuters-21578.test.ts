import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Copy, copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';

/** The research collection lies outside the repository: it is read where it is at hand, and never copied. */
const collection = join(__dirname, '..', '..', '..', 'shared', 'samples', 'reuters-21578');

/** A story of the collection, with what its markup says of it. */
interface Story {
  readonly id: string;
  /** The raw envelope, then the text as it moved: STX title, byline, dateline, body ETX. */
  readonly message: string;
  readonly title?: string;
  readonly author?: string;
  readonly dateline?: string;
  readonly isEmpty: boolean;
}

function storiesIn(file: string): readonly Story[] {
  const sgml = gunzipSync(readFileSync(join(collection, file))).toString('latin1');
  return (sgml.match(/<REUTERS [\s\S]*?<\/REUTERS>/g) ?? []).map(storyOf);
}

function storyOf(sgml: string): Story {
  const element = (name: string) => decoded(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(sgml)?.[1]);
  const envelope = [...sgml.matchAll(/<UNKNOWN>([\s\S]*?)<\/UNKNOWN>/g)].map((match) => match[1]).join('\n');
  const text = /<TEXT[^>]*>([\s\S]*?)<\/TEXT>/.exec(sgml)?.[1] ?? '';
  const copy = text.replace(/<\/(?:TITLE|AUTHOR)>/g, '\n').replace(/<\/?(?:TITLE|AUTHOR|DATELINE|BODY)>/g, '');
  return {
    id: /NEWID="(\d+)"/.exec(sgml)?.[1] ?? '',
    message: decoded(`${envelope}\n${copy}`) ?? '',
    title: element('TITLE'),
    author: element('AUTHOR'),
    dateline: element('DATELINE'),
    isEmpty: text.replace(/&#\d+;/g, '').trim() === '',
  };
}

function decoded(text: string | undefined): string | undefined {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text?.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code?: string, name = '') =>
    code === undefined ? (names[name] ?? whole) : String.fromCharCode(Number(code)),
  );
}

const folded = (text: string | undefined) => (text ?? '').replace(/[\s*]+/g, ' ').trim();

if (existsSync(collection)) {
  const stories = readdirSync(collection)
    .filter((file) => file.endsWith('.gz'))
    .flatMap(storiesIn);
  const read: { readonly story: Story; readonly copy: Copy; readonly item: Item | undefined }[] = [];
  const count = (test: (one: (typeof read)[number]) => boolean) => read.filter(test).length;

  describe('the 21,578 stories of the Reuters collection', () => {
    beforeAll(async () => {
      for (const story of stories) {
        const copy = await copyFrom({ bytes: Buffer.from(story.message, 'latin1') }, {});
        read.push({ story, copy, item: copy.items[0] });
      }
    }, 300_000);

    test('are all read but one, which has neither envelope nor text', () => {
      expect(stories.length).toBe(21_578);
      expect(read.filter(({ copy }) => copy.items.length !== 1).map(({ story }) => [story.id, story.isEmpty])).toEqual([
        ['12793', true],
      ]);
      expect(count(({ copy }) => copy.format === 'anpa-1312')).toBe(21_577);
      expect(count(({ copy }) => copy.unreadable.length > 0)).toBe(0);
    });

    test('have slugline, urgency and category from their header', () => {
      expect(count(({ item }) => item?.slugline !== undefined)).toBe(21_577);
      expect(count(({ item }) => item?.urgency !== undefined)).toBe(21_577);
      expect(count(({ item }) => item?.subjects?.[0]?.name === 'Business')).toBe(21_577);
      // Four envelopes are cut inside the word that names the agency: `ute`, `e`.
      expect(count(({ item }) => item?.provider === 'Reuters')).toBeGreaterThanOrEqual(21_574);
    });

    test('have their headline, but for the words on the version, which the desk takes off', () => {
      const titled = read.filter(({ story }) => story.title !== undefined);
      const same = titled.filter(({ story, item }) => {
        const [title, headline] = [folded(story.title), folded(item?.headline)];
        return title === headline || (headline !== '' && title.endsWith(headline) && item?.versionKind !== undefined);
      });
      expect(titled.length).toBe(20_841);
      // What is left: flashes that change from capitals to small letters, and titles that hold an end mark.
      expect(titled.length - same.length).toBeLessThan(25);
    });

    test('have their dateline where one of the usual shape was sent', () => {
      const dated = read.filter(({ story }) => folded(story.dateline) !== '');
      const found = dated.filter(
        ({ story, item }) => item?.dateline && folded(story.dateline).startsWith(item.dateline),
      );
      expect(dated.length).toBe(19_043);
      expect(found.length).toBeGreaterThan(18_840);
      // What is left: months misspelt, places in small letters, heads of tables that the collection took for datelines.
      const plain = /^\p{Lu}[\p{L} .']+, (?:[\p{L}.]+, )?(?:Feb|March|April|June|Oct) \d{1,2} - ?$/u;
      const missed = dated.filter(({ item, story }) => !item?.dateline && plain.test(folded(story.dateline)));
      expect(missed.length).toBeLessThan(5);
    });

    test('have their byline', () => {
      const signed = read.filter(({ story }) => story.author !== undefined);
      const lost = signed.filter(({ item }) => item?.byline === undefined);
      expect([signed.length, lost.length]).toEqual([875, 0]);
      expect(count(({ story, item }) => story.author === undefined && item?.byline !== undefined)).toBeLessThan(3);
    });

    test('have their text, without the end mark', () => {
      const empty = read.filter(({ story, item }) => story.dateline !== undefined && item && !item.body);
      expect(empty.map(({ story }) => story.id)).toEqual([]);
      expect(count(({ item }) => /(?:^|\s|<p>)REUTER<\/p>$/.test(item?.body ?? ''))).toBe(0);
    });
  });
} else {
  test.skip('the Reuters collection: skipped, since ../shared/samples/reuters-21578 is not there', () => undefined);
}
