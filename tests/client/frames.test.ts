import fc from 'fast-check';
import { readFrames } from '../../src/plugins/off-the-wire/client/src/frames';

const read = (...pieces: readonly string[]) => {
  const frames = readFrames();
  return pieces.flatMap((piece) => frames(piece));
};

describe('frames of a stream', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('end with a blank line, by %s', (_, end) => {
    const text = ['id: 7', 'event: published', 'data: {"n":7}', '', ''].join(end);
    // A CR at the very end may be half of a CRLF: it counts when something follows.
    expect(read(text, ':')).toEqual([{ id: '7', event: 'published', data: '{"n":7}' }]);
  });

  test('without a blank line are not given', () => {
    expect(read('id: 7\ndata: x\n')).toEqual([]);
  });

  test('may be an id alone', () => {
    expect(read('id: 12\n\n')).toEqual([{ event: '', data: '', id: '12' }]);
  });

  test('are not made of comments and blank lines', () => {
    expect(read(': heartbeat\n\n:\n\n\n\n')).toEqual([]);
  });

  test('lose one blank after the colon, and no more', () => {
    expect(read('data:one\n\n', 'data:  two\n\n')).toMatchObject([{ data: 'one' }, { data: ' two' }]);
  });

  test('may have data of several lines, with colons in them', () => {
    expect(read('data: a: b\ndata\ndata: c\n\n')).toMatchObject([{ data: 'a: b\n\nc' }]);
  });

  test('are the same wherever the text is cut', () => {
    const text =
      ': hi\r\nretry: 2000\r\nevent: hello\r\nid: 3\r\ndata: {"last":3}\r\n\r\nid: 4\ndata: x\rdata: y\n\n:\n';
    const whole = read(text);
    expect(whole).toHaveLength(2);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.sort((one, other) => one - other), text.length];
        expect(read(...at.slice(1).map((end, index) => text.slice(at[index], end)))).toEqual(whole);
      }),
    );
  });

  test('without an end are given up before they fill the memory', () => {
    const frames = readFrames();
    expect(() => {
      for (let at = 0; at < 100; at += 1) frames('x'.repeat(100_000));
    }).toThrow('without an end');
    const lines = readFrames();
    expect(() => {
      for (let at = 0; at < 100; at += 1) lines(`data: ${'x'.repeat(100_000)}\n`);
    }).toThrow('without an end');
  });
});
