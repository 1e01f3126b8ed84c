import fc from 'fast-check';
import { decode } from '../../src/plugins/off-the-wire/server/src/wire/charset';

/** Node can only encode UTF-8 and UTF-16: the table of an encoding is read backwards from its decoder. */
function encode(text: string, charset: string): Uint8Array {
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) {
        throw new Error(`${character} is not in ${charset}`);
      }
      return bytes;
    }),
  );
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) {
      table.set(text, bytes);
    }
  };
  for (let first = 0; first < 256; first += 1) {
    add([first]);
  }
  if (charset === 'windows-1252') {
    // Not every Node reads these right (nodejs/node 56542).
    [...'’‘“”–—…•€'].forEach((character, at) => {
      table.set(character, [[0x92, 0x91, 0x93, 0x94, 0x96, 0x97, 0x85, 0x95, 0x80][at] ?? 0]);
    });
  }
  for (let first = 0x81; first < 256; first += 1) {
    for (let second = 0x30; second < 256; second += 1) {
      add([first, second]);
    }
  }
  return table;
}

const prose = {
  chinese:
    '新华社北京9月13日电  国家统计局13日发布的数据显示,今年前八个月,全国规模以上工业企业实现利润同比增长百分之三点二。有关负责人表示,经济运行总体平稳。',
  shortChinese: '两国就网络安全达成重要共识',
  traditional: '【中央社台北十三日電】政府今天公布新的經濟計畫,希望明年帶動出口成長,相關單位表示將與業者繼續討論。',
  japanese:
    '政府は13日、来年度の予算案を発表した。首相は記者会見で「地域の経済を支える」と述べ、カナダとの協定にも触れた。',
  korean: '정부는 13일 새로운 경제 계획을 발표했다. 장관은 기자들과 만나 내년에는 수출이 늘어날 것이라고 말했다.',
  french: 'Le président a déclaré à Genève que l’été dernier avait été « très difficile » — même pour les élèves.',
  german: 'Der Präsident erklärte in Zürich, die Gespräche über größere Maßnahmen könnten übermorgen weitergehen.',
  spanish: 'El señor Muñoz llegó a Bogotá el miércoles. ¿Habrá acuerdo? «Mañana», respondió.',
  english: 'The caf\u00e9 on Meridian Square reopened on Friday after a fire, its owner said.',
  quotes: '“We are ready,” the minister said – and left.',
};

describe('charset', () => {
  test.each<readonly [string, string, string]>([
    ['Chinese in GB18030', prose.chinese, 'gb18030'],
    ['a short Chinese headline in GB18030', prose.shortChinese, 'gb18030'],
    ['Chinese in Big5', prose.traditional, 'big5'],
    ['Japanese in Shift_JIS', prose.japanese, 'shift_jis'],
    ['Japanese in EUC-JP', prose.japanese, 'euc-jp'],
    ['Korean in EUC-KR', prose.korean, 'euc-kr'],
    ['French in windows-1252', prose.french, 'windows-1252'],
    ['German in windows-1252', prose.german, 'windows-1252'],
    ['Spanish in windows-1252', prose.spanish, 'windows-1252'],
    ['English with one accent in windows-1252', prose.english, 'windows-1252'],
    ['curly quotes in windows-1252', prose.quotes, 'windows-1252'],
    ['Chinese in UTF-8', prose.chinese, 'utf-8'],
    ['ASCII', 'Plain copy.', 'utf-8'],
  ])('%s is found out without a declaration', (_, text, charset) => {
    const bytes = charset === 'utf-8' ? new TextEncoder().encode(text) : encode(text, charset);
    expect(decode(bytes)).toEqual({ text, charset, notes: [] });
  });

  test.each<readonly [string, string, string, string]>([
    ['GB2312', 'text/plain; charset=gb2312', 'gb18030', prose.chinese],
    ['quoted Latin-1', 'text/plain; charset="ISO-8859-1"', 'windows-1252', prose.german],
    ['UTF-8', 'application/json;charset=utf-8', 'utf-8', prose.korean],
    ['windows-1251', 'text/plain; charset=windows-1251', 'windows-1251', 'Президент заявил в пятницу'],
  ])('a true declaration of %s is followed', (_, contentType, charset, text) => {
    const bytes = charset === 'utf-8' ? new TextEncoder().encode(text) : encode(text, charset);
    expect(decode(bytes, contentType)).toEqual({ text, charset, notes: [] });
  });

  test.each<readonly [string, string, string, string]>([
    ['UTF-8 over GB18030', 'text/plain; charset=utf-8', prose.chinese, 'gb18030'],
    ['UTF-8 over windows-1252', 'text/plain; charset=utf-8', prose.french, 'windows-1252'],
    ['ASCII over UTF-8', 'text/plain; charset=us-ascii', prose.korean, 'utf-8'],
    ['Latin-1 over UTF-8', 'text/plain; charset=iso-8859-1', prose.french, 'utf-8'],
    ['an unknown name over UTF-8', 'text/plain; charset=x-desk', prose.french, 'utf-8'],
    ['UTF-8 over Big5', 'text/plain; charset=utf-8', prose.traditional, 'big5'],
  ])('a wrong declaration (%s) is dropped with a note', (_, contentType, text, charset) => {
    const bytes = charset === 'utf-8' ? new TextEncoder().encode(text) : encode(text, charset);
    expect(decode(bytes, contentType)).toMatchObject({ text, charset, notes: [{ rule: 'charset', is: charset }] });
  });

  test('a byte order mark tells UTF-8 and both UTF-16, and is taken off', () => {
    const little = Buffer.from('\ufeffCopy 你', 'utf16le');
    expect(decode(Buffer.from('\ufeffCopy 你'))).toEqual({ text: 'Copy 你', charset: 'utf-8', notes: [] });
    expect(decode(little)).toEqual({ text: 'Copy 你', charset: 'utf-16le', notes: [] });
    expect(decode(Buffer.from(little).swap16())).toEqual({ text: 'Copy 你', charset: 'utf-16be', notes: [] });
  });

  test('UTF-16 without a mark is told by its NULs', () => {
    const little = Buffer.from('Copy without a mark', 'utf16le');
    expect(decode(little)).toMatchObject({ text: 'Copy without a mark', charset: 'utf-16le' });
    expect(decode(Buffer.from(little).swap16())).toMatchObject({ text: 'Copy without a mark', charset: 'utf-16be' });
  });

  test('one bad byte in UTF-8 costs one character, with a note', () => {
    const bytes = Buffer.concat([Buffer.from(prose.korean), Buffer.from([0xff]), Buffer.from(prose.korean)]);
    expect(decode(bytes)).toMatchObject({
      text: `${prose.korean}\ufffd${prose.korean}`,
      charset: 'utf-8',
      notes: [{ rule: 'charset' }],
    });
  });

  test('the control characters of old wires are text', () => {
    expect(decode(Buffer.from('\x16\x16\x01a1234\x1fasian\n\x02 Copy \x03\x04'))).toMatchObject({ charset: 'utf-8' });
  });

  test.each<readonly [string, Buffer, RegExp]>([
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /PNG picture/],
    ['zip', Buffer.from('PK\x03\x04\x14\0', 'latin1'), /zip archive/],
    ['PDF', Buffer.from('%PDF-1.7\n'), /PDF/],
    ['program', Buffer.from('MZ\x90\0\x03', 'latin1'), /program/],
    ['NULs', Buffer.from('some\0\0\0\0text'), /binary/],
    ['noise', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7_919 + (i >> 3) * 104_729) % 251)), /./],
  ])('%s is a problem, not text', (_, bytes, problem) => {
    expect(decode(bytes, 'text/plain; charset=utf-8')).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('any bytes give text or a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (bytes, label) => {
        const result = decode(bytes, label === null ? undefined : `text/plain; charset=${label}`);
        expect('problem' in result || typeof result.text === 'string').toBe(true);
      }),
    );
  });
});
