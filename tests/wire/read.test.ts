import { Buffer } from 'node:buffer';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

describe('reading a delivery', () => {
  test('of lines without number that are left out one note tells, with the words of all', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `w${at}:\n`).join('');
    const bytes = Buffer.from(`\u0001bdt0123 3 pl 12 dpa 0456\n${lines}\u0002Boats sail\n\nThey will.\n\u0003`);
    const reading = read({ bytes });
    const notes = 'notes' in reading ? reading.notes : [];
    expect(notes.length).toBeLessThan(10);
    for (const word of ['w17:', 'w19999:']) expect(JSON.stringify(reading)).toContain(word);
  });

  test.each<readonly [fact: string, bytes: Buffer, contentType: string | undefined, code: string, message: RegExp]>([
    ['no bytes are an empty delivery', Buffer.alloc(0), undefined, 'OTW_EMPTY_DELIVERY', /nothing/],
    ['white space is an empty delivery', Buffer.from(' \r\n\t'), 'application/json', 'OTW_EMPTY_DELIVERY', /nothing/],
    ['a lone byte order mark is an empty delivery', Buffer.from('\ufeff'), undefined, 'OTW_EMPTY_DELIVERY', /nothing/],
    [
      'a picture cannot be decoded',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
      'text/plain',
      'OTW_UNDECODABLE',
      /PNG picture/,
    ],
    [
      'broken JSON is malformed',
      Buffer.from('{"uri":"a"\n"headline":"b"}'),
      undefined,
      'OTW_MALFORMED',
      /line 2, column 1/,
    ],
    ['broken JSON in an array is malformed', Buffer.from('[{"uri":"a"},'), undefined, 'OTW_MALFORMED', /found the end/],
    [
      'text that is declared as JSON is malformed',
      Buffer.from('Fire in Tarn Ferry'),
      'application/json',
      'OTW_MALFORMED',
      /line 1, column 1/,
    ],
    [
      'text that is declared as +json is malformed',
      Buffer.from('Fire'),
      'application/vnd.iptc.ninjs+json; charset=utf-8',
      'OTW_MALFORMED',
      /expected a value/,
    ],
    [
      'JSON that is no news is an unknown format',
      Buffer.from('{"name":"x","count":1}'),
      undefined,
      'OTW_UNKNOWN_FORMAT',
      /properties are name, count/,
    ],
    ['an empty object is an unknown format', Buffer.from('{}'), undefined, 'OTW_UNKNOWN_FORMAT', /empty object/],
    ['an empty array is an unknown format', Buffer.from('[]'), undefined, 'OTW_UNKNOWN_FORMAT', /no news item in it/],
    [
      'an envelope with nothing in it is an unknown format',
      Buffer.from('{"items":[]}'),
      undefined,
      'OTW_UNKNOWN_FORMAT',
      /no news item in it/,
    ],
    [
      'a JSON number is an unknown format',
      Buffer.from('12'),
      'application/json',
      'OTW_UNKNOWN_FORMAT',
      /Not an object/,
    ],
    [
      'text above 32 MB is refused',
      Buffer.alloc(32 * 1024 * 1024 + 1, 'a'),
      undefined,
      'OTW_PAST_LIMIT',
      /limit textLength/,
    ],
  ])('%s', (_, bytes, contentType, code, message) => {
    const { problem } = read({ bytes, contentType });
    expect(problem).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('the line of a fault stands in the problem, and the format that it broke', () => {
    expect(read({ bytes: Buffer.from('{"uri":"a",\n"headline":}') })).toMatchObject({
      format: 'ninjs',
      problem: { line: 2 },
    });
  });

  test('ninjs is read without a content type, with one, and by its file name', () => {
    const bytes = Buffer.from('\ufeff {"uri":"a","headline":"B"}');
    for (const delivery of [{ bytes }, { bytes, contentType: 'application/json' }, { bytes, fileName: 'a.JSON' }]) {
      expect(read(delivery)).toMatchObject({ format: 'ninjs', items: [{ guid: 'a', headline: 'B' }], unreadable: [] });
    }
  });

  test('notes on the encoding come first', () => {
    const bytes = Buffer.from('{"uri":"a","headline":"Caf\xe9","mystery":1}', 'latin1');
    expect(read({ bytes, contentType: 'application/json; charset=utf-8' })).toMatchObject({
      items: [{ headline: 'Café' }],
      notes: [{ rule: 'charset' }, { rule: 'ninjs' }],
    });
  });

  test('text that begins with a bracket is not JSON', () => {
    const text = '[Editors: adds quotes]\n\nBRIDGE\n\nTARN FERRY, Nov. 20 (HW) -- The bridge reopened on Friday.\n';
    expect(read({ bytes: Buffer.from(text) }).format).not.toBe('ninjs');
  });
});
