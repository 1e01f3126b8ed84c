import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { terminators } from '../../../src/plugins/off-the-wire/server/src/wire/terminators';

const body = (text: string, provider?: string) =>
  edit({ body: `<p>First.</p><p>${text}</p>`, provider }, { source: {} }).item.body;

/** The last paragraph (`|` parts it from a paragraph of its own), and the provider. */
const positives: readonly (readonly [string, string | undefined])[] = [
  ['He added. Enditem', 'Xinhua'],
  ['He added.  Enditem', undefined],
  ['He added.Enditem', 'Xinhua'],
  ['He added. Enditem/', 'Xinhua'],
  ['He added. Enditemnone', 'Xinhua'],
  ['He added. ENDITEM', 'Xinhua'],
  ['He added. Enditem ', 'Xinhua'],
  ['He added. Endi', 'Xinhua'],
  ['He added. Item', 'Xinhua'],
  ['He added.|Enditem', 'Xinhua'],
  ['He added.|Item', 'Xinhua'],
  ['He added.|(more)', 'Xinhua'],
  ['He added. (more)', undefined],
  ['He added.|-30-', undefined],
  ['He added. -30-', undefined],
  ['He added.|###', undefined],
  ['He added.|ENDS', undefined],
  ['He added. ENDS', undefined],
  ['He added.|- ENDS -', undefined],
  ['He added. (END)', 'Yonhap'],
  ['He added.|Reuter', 'Reuters'],
  ['He added. REUTER', 'Reuters'],
  ['He added.|REUTER...', 'Reuters'],
  ['He added.|MORE', 'Reuters'],
  ['He added.|==Kyodo', 'Kyodo'],
  ['He added. ==Kyodo', 'Kyodo'],
  ['He added.|--IANS', 'IANS'],
  ['He added. --IANS', 'IANS'],
  ['He added.|NNNN', undefined],
  ['He added. Enditem|-30-', 'Xinhua'],
];

const negatives: readonly (readonly [string, string | undefined])[] = [
  ['It is the last agenda item', 'Xinhua'],
  ['It is the last agenda Item', 'Xinhua'],
  ['He is called Endi', 'Xinhua'],
  ['He works for Reuter', 'Reuters'],
  ['He read the REUTER', 'Reuters'],
  ['He wants more', 'Reuters'],
  ['He wants MORE', 'Reuters'],
  ['There it ends', undefined],
  ['There it ENDS', undefined],
  ['He added. Item', 'AFP'],
  ['He added. Reuter', 'Xinhua'],
  ['He added.|More', 'Xinhua'],
  ['He said Enditem is a mark.', 'Xinhua'],
  ['Enditems are marks', 'Xinhua'],
  ['Weekend item', 'Xinhua'],
  ['WeekEnditem', 'Xinhua'],
  ['It cost -30- dollars.', undefined],
  ['It was minus 30', undefined],
  ['See page #30', undefined],
  ['(more to come)', undefined],
  ['He told Kyodo', 'Kyodo'],
  ['He told IANS', 'IANS'],
  ['The end.', undefined],
  ['The weekend', undefined],
  ['Dead ends', undefined],
  ['It rose to 30', undefined],
  ['He added.', 'Xinhua'],
  ['He said "Enditem"', 'Xinhua'],
  ['NNNN street', undefined],
  ['Fin', undefined],
];

const paragraphs = (text: string) => text.split('|').join('</p><p>');

test(`the table has as many negatives as positives (${positives.length})`, () => {
  expect(negatives.length).toBe(positives.length);
});

test.each(positives)('%j of %s loses its mark', (text, provider) => {
  expect(body(paragraphs(text), provider)).toBe('<p>First.</p><p>He added.</p>');
});

test.each(negatives)('%j of %s keeps its words', (text, provider) => {
  expect(body(paragraphs(text), provider)).toBe(`<p>First.</p><p>${paragraphs(text)}</p>`);
});

test('what is cut stands in a note', () => {
  const { notes } = edit({ body: '<p>He added. Enditemnone</p>' }, { source: {} });
  expect(notes).toEqual([{ rule: 'terminator', message: 'cut off the end of the body', was: 'Enditemnone' }]);
});

test('a mark in the middle of a body stays', () => {
  const text = '<p>He added. Enditem</p><p>And more.</p>';
  expect(edit({ body: text }, { source: {} }).item.body).toBe(text);
});

test('a mark behind markup is cut, and the markup closes', () => {
  const edited = edit({ body: '<p>He <em>added. Enditem</em></p>' }, { source: {} });
  expect(edited.item.body).toBe('<p>He <em>added.</em></p>');
});

test('a body that is nothing but a mark stays', () => {
  expect(edit({ body: '<p>Enditem</p>' }, { source: {} }).item.body).toBe('<p>Enditem</p>');
});

test('every mark in the table says where it was seen, and is itself cut', () => {
  for (const { text, agency, seen } of terminators) {
    expect(seen).not.toBe('');
    expect(body(`He added.</p><p>${text}`, agency)).toBe('<p>First.</p><p>He added.</p>');
  }
});
