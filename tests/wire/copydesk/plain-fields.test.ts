import { copyFrom } from '../../../src/plugins/off-the-wire/server/src/wire/copy';
import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';

const desk = (item: Item) => edit(item, { source: {} });
const rule = 'plain-fields';

/** A text of a field, and what is left of it. */
const active: readonly (readonly [string, string])[] = [
  ['Crews <script>met()</script> on the quay', 'Crews ‹script›met()‹/script› on the quay'],
  ['The <SCRIPT> tag turns thirty', 'The ‹SCRIPT› tag turns thirty'],
  ['Crews <img src=x onerror=met()>', 'Crews ‹img src=x onerror=met()›'],
  ['Crews <svg/onload=met()', 'Crews ‹svg/onload=met()'],
  ['Crews <b onmouseover="met()">met</b>', 'Crews ‹b onmouseover="met()"›met‹/b›'],
  ['<a href="java&#115;cript:met()">Crews</a>', '‹a href="java&#115;cript:met()"›Crews‹/a›'],
  ['<x style=a:b>Crews', '‹x style=a:b›Crews'],
  ['<<iframe src=x>', '<‹iframe src=x›'],
  ['<!--<style>-->', '‹!--‹style›-->'],
  ['<scr<script>ipt>', '‹scr‹script›ipt>'],
  ['<form><input>', '‹form›‹input›'],
  ['<plaintext>', '‹plaintext›'],
  ['<image\n/>', '‹image\n/›'],
];

const harmless = [
  'Ferry <PORT.AL> shares rise',
  'Write to <desk@agency.example>',
  'a < b and c > d',
  'x<y, y>z',
  '<b>bold',
  '<scripts> and <styles-heet>',
  'Crews 🚢 met',
  '1 <= 2',
];

test.each(active)('%j is %j in a note to editors', (given, expected) => {
  expect(desk({ edNotes: [{ text: given }] }).item.edNotes).toEqual([{ text: expected }]);
});

test.each(harmless)('%j stays as it is, without a note', (given) => {
  const item = { abstract: given, subjects: [{ name: given }], edNotes: [{ text: given }] };
  expect(desk(item)).toEqual({ item, notes: [] });
});

test('control characters and halves of pairs are in no field', () => {
  const item = {
    slugline: 'N\u001fORLAND\u0000-\ud800',
    usageTerms: 'one\ftwo\r\nthree',
    media: [{ kind: 'picture', caption: 'a\u0007b', renditions: [] }],
  } as const;
  expect(desk(item)).toEqual({
    item: {
      slugline: 'N ORLAND-\ufffd',
      usageTerms: 'one two\nthree',
      media: [{ kind: 'picture', caption: 'ab', renditions: [] }],
    },
    notes: [],
  });
});

test('a note says what was changed, and in which field', () => {
  expect(desk({ media: [{ kind: 'picture', caption: '<svg onload=x>', renditions: [] }] }).notes).toEqual([
    { rule, message: expect.stringContaining('in media'), was: '<svg onload=x>', is: '‹svg onload=x›' },
  ]);
});

test('the body, which is HTML and clean already, is not looked at', () => {
  const item = { body: '<p><a href="https://portal.example/">x</a></p>' };
  expect(desk(item)).toEqual({ item, notes: [] });
});

test('an item that is plain is the same item', () => {
  const item = { guid: 'a', edNotes: [{ text: 'b' }] };
  expect(desk(item).item.edNotes).toBe(item.edNotes);
});

test('rows, titles and trails of a page are plain, too', async () => {
  expect(editRow('Crews <svg onload=x>', { source: {} }).row.text).toBe('Crews ‹svg onload=x›');
  const page = 'You are here: Home / <svg onload=x>\nCrews meet\nCrews met on the quay on Saturday.\nThey talked.\n';
  const { trails } = await copyFrom({ bytes: Buffer.from(page) }, {});
  expect(trails).toEqual([['Home', '‹svg onload=x']]);
});

test('half a million brackets are read in no time', () => {
  const text = '<a '.repeat(170_000);
  expect(desk({ edNotes: [{ text }] }).item.edNotes).toEqual([{ text }]);
});
