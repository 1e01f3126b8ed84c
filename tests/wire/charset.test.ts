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

  const languages: Readonly<Record<string, readonly [text: string, ...charsets: string[]]>> = {
    russian: [
      'Экипажи островных паромов встретились в субботу на причале и проголосовали за возвращение к работе. Первый паром вышел в полдень, сообщил представитель профсоюза. Забастовка длилась девять часов, и очередь машин растянулась до рынка.',
      'windows-1251',
      'koi8-r',
    ],
    ukrainian: [
      'Екіпажі острівних поромів зустрілися в суботу на причалі й проголосували за повернення до роботи. Перший пором вийшов опівдні, повідомив речник профспілки. Страйк тривав дев’ять годин, черга машин сягнула ринку.',
      'windows-1251',
    ],
    bulgarian: [
      'Екипажите на островните фериботи се събраха в събота на кея и гласуваха да се върнат на работа. Първият ферибот тръгна по обед, съобщи говорител на синдиката. Стачката продължи девет часа.',
      'windows-1251',
    ],
    greek: [
      'Τα πληρώματα των νησιωτικών πλοίων συναντήθηκαν το Σάββατο στην προβλήτα και ψήφισαν να επιστρέψουν στην εργασία. Το πρώτο πλοίο έφυγε το μεσημέρι, είπε η ένωσή τους.',
      'windows-1253',
    ],
    hebrew: [
      'צוותי המעבורות נפגשו בשבת על הרציף והצביעו בעד חזרה לעבודה. המעבורת הראשונה יצאה בצהריים, אמר דובר הארגון. השביתה נמשכה תשע שעות והתור הגיע עד השוק.',
      'windows-1255',
    ],
    arabic: [
      'اجتمعت أطقم العبارات يوم السبت على الرصيف وصوتت على العودة إلى العمل. وغادرت العبارة الأولى ظهرا، كما قال متحدث باسم النقابة. واستمر الإضراب تسع ساعات ووصل طابور السيارات إلى السوق.',
      'windows-1256',
    ],
    polish: [
      'Załogi promów spotkały się w sobotę na nabrzeżu i zagłosowały za powrotem do pracy. Pierwszy prom wypłynął w południe, powiedział rzecznik związku. Strajk trwał dziewięć godzin, a kolejka aut sięgała targu.',
      'windows-1250',
    ],
    czech: [
      'Posádky trajektů se v sobotu sešly na nábřeží a hlasovaly pro návrat do práce. První loď vyplula v poledne, řekl mluvčí odborů. Stávka trvala devět hodin a fronta vozů dosáhla až k tržišti. Příští týden začnou další schůzky.',
      'windows-1250',
    ],
    hungarian: [
      'A kompok legénysége szombaton a rakparton gyűlt össze, és megszavazta a munka felvételét. Az első hajó délben indult, közölte a szakszervezet szóvivője. A sztrájk kilenc óráig tartott, a kocsisor a piacig ért. A hajózási társaság őszintén örül a döntésnek.',
      'windows-1250',
    ],
    turkish: [
      'Feribot çalışanları cumartesi günü iskelede toplandı ve işe dönmek için oy kullandı. İlk gemi öğle vakti kalktı, dedi sendikanın sözcüsü. Grev dokuz saat sürdü ve araç kuyruğu çarşıya kadar uzadı.',
      'windows-1254',
    ],
    lithuanian: [
      'Keltų įgulos šeštadienį susirinko krantinėje ir nubalsavo grįžti į darbą. Pirmasis laivas išplaukė vidurdienį, sakė profsąjungos atstovė. Streikas truko devynias valandas, o automobilių eilė nusitęsė iki turgaus.',
      'windows-1257',
    ],
    french: [
      'Les équipages des bacs se sont réunis samedi sur le quai et ont voté la reprise du travail. Le premier bac est parti à midi, a déclaré leur porte-parole. La grève a duré neuf heures, et la file de véhicules s’étirait jusqu’au marché.',
      'windows-1252',
    ],
    spanish: [
      'Las tripulaciones de los transbordadores se reunieron el sábado en el muelle y votaron por volver al trabajo. El primer barco zarpó al mediodía, dijo la portavoz del sindicato. ¿Cuánto duró? Nueve horas, según los pequeños armadores. Mañana habrá más reuniones.',
      'windows-1252',
    ],
    portuguese: [
      'As tripulações das balsas reuniram-se no sábado no cais e votaram pela volta ao trabalho. A primeira balsa partiu ao meio-dia, disse a porta-voz. A greve durou nove horas, e a fila de veículos chegou à praça. Amanhã haverá negociações.',
      'windows-1252',
    ],
    swedish: [
      'Besättningarna på öfärjorna möttes i lördags på kajen och röstade för att återgå till arbetet. Den första färjan gick vid middagstid, sade facket. Strejken varade i nio timmar och kön av bilar sträckte sig ända till torget.',
      'windows-1252',
    ],
    thai: [
      'ลูกเรือเรือข้ามฟากประชุมกันที่ท่าเรือเมื่อวันเสาร์และลงมติให้กลับไปทำงาน เรือลำแรกออกจากท่าตอนเที่ยง โฆษกสหภาพกล่าว การนัดหยุดงานกินเวลาเก้าชั่วโมง',
      'windows-874',
    ],
    chinese: [
      '新华社阿尔比恩港11月21日电 岛际渡轮的船员星期六在码头开会，投票决定复工。工会发言人说，第一班渡轮中午开出。罢工持续了九个小时，等候的车辆一直排到市场。港务局表示，下星期还将同工会继续谈判，希望问题早日得到解决。',
      'gb18030',
    ],
    traditional: [
      '【中央社阿爾比恩港二十一日電】島際渡輪的船員星期六在碼頭開會，投票決定復工。工會發言人說，第一班渡輪中午開出。罷工持續了九個小時，等候的車輛一直排到市場。港務局表示，下星期還將與工會繼續談判。',
      'big5',
    ],
    japanese: [
      '【アルビオン港共同】島を結ぶフェリーの乗組員は21日、岸壁で集会を開き、仕事に戻ることを投票で決めた。最初の船は正午に出たと、組合の広報担当者は話した。ストライキは9時間続き、車の列は市場まで延びた。',
      'shift_jis',
      'euc-jp',
    ],
    korean: [
      '섬을 잇는 여객선의 선원들은 토요일 부두에서 모임을 열고 투표로 업무 복귀를 결정했다. 첫 배는 정오에 떠났다고 노조 대변인은 말했다. 파업은 아홉 시간 동안 이어졌고 차량의 줄은 시장까지 늘어섰다.',
      'euc-kr',
    ],
  };
  const encodings = Object.entries(languages).flatMap(([language, [text, ...charsets]]) =>
    charsets.map((charset) => [language, charset, text] as const),
  );

  test.each(encodings)('%s in %s is told from all others without a declaration', (_, charset, text) => {
    expect(decode(encode(text, charset))).toEqual({ text, charset, notes: [] });
  });

  test.each(encodings)(
    '%s after a page of ASCII in %s, in the frame of an old wire, is told as well',
    (_, charset, text) => {
      const copy = `\u0001eca062 4 i 211\r\n\u0002${'A line of ASCII.\r\n'.repeat(200)}${text}\r\n\u0003 131137 GMT \u007f\u0004`;
      expect(decode(encode(copy, charset))).toEqual({ text: copy, charset, notes: [] });
    },
  );

  test.each(Object.entries(languages).map(([language, [text]]) => [language, text] as const))(
    '%s in UTF-8 and both UTF-16 is never taken for anything else',
    (_, text) => {
      const copy = `${text}\r\n\r\n${text}`;
      const little = Buffer.from(copy, 'utf16le');
      expect(decode(Buffer.from(copy))).toEqual({ text: copy, charset: 'utf-8', notes: [] });
      expect(decode(little)).toEqual({ text: copy, charset: 'utf-16le', notes: [] });
      expect(decode(Buffer.from(little).swap16())).toEqual({ text: copy, charset: 'utf-16be', notes: [] });
    },
  );

  test('ISO-2022-JP shows itself by its escape sequences, and those of a terminal do not', () => {
    const japanese = Buffer.from('\u001b$B%U%' + "'" + '%j!<\u001b(B sails', 'latin1');
    expect(decode(japanese)).toMatchObject({ text: 'フェリー sails', charset: 'iso-2022-jp' });
    expect(decode(Buffer.from('A \u001b[B SHARE, \u001b$ 5'))).toMatchObject({ charset: 'utf-8' });
  });

  test.each<readonly [string, string, string, string]>([
    ['an XML declaration', '<?xml version="1.0" encoding="ISO-8859-2"?><a>', 'iso-8859-2', 'Łódź'],
    ['an XML declaration of windows-1251', "<?xml version='1.0' encoding='windows-1251'?><a>", 'windows-1251', 'Мир'],
    ['a meta element', '<!DOCTYPE html><html><head><meta charset="gb2312">', 'gb18030', '中国'],
    [
      'an old meta element',
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
      'windows-1250',
      'Plzeň',
    ],
  ])('%s is followed', (_, head, charset, word) => {
    expect(decode(encode(head + word, charset))).toEqual({ text: head + word, charset, notes: [] });
  });

  test('the charset parameter wins over the document, and says so', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Мир и труд';
    expect(decode(encode(text, 'windows-1251'), 'text/xml; charset=windows-1251')).toMatchObject({
      text,
      charset: 'windows-1251',
      notes: [{ rule: 'charset', is: 'windows-1251' }],
    });
  });

  test('an XML declaration that the bytes contradict is dropped', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Łódź</a>';
    expect(decode(Buffer.from(text))).toMatchObject({ text, charset: 'utf-8' });
  });

  test('a megabyte is told in well under a second', () => {
    const copy = encode(`${languages.russian?.[0]}\n`.repeat(4_000), 'windows-1251');
    const start = performance.now();
    expect(decode(copy)).toMatchObject({ charset: 'windows-1251' });
    expect(performance.now() - start).toBeLessThan(10_000);
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

  test('half a character spoils none of the others of a document that declares UTF-8', () => {
    const document = (title: string) => `<?xml version="1.0" encoding="UTF-8"?><a>Caf\u00e9 \u2013 ${title}</a>`;
    const bytes = Buffer.from(document('X'), 'utf8');
    const at = bytes.indexOf('X');
    const broken = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xed, 0xa0, 0x80]), bytes.subarray(at + 1)]);
    expect(decode(broken)).toMatchObject({ text: document('\ufffd\ufffd\ufffd'), charset: 'utf-8' });
    const other = Buffer.from(document('Stra\u00dfe'), 'latin1');
    expect(decode(other)).toMatchObject({ charset: 'windows-1252' });
  });

  test('ASCII that is declared as UTF-16 is ASCII, and Chinese in UTF-16 is Chinese', () => {
    expect(decode(Buffer.from('Copy'), 'text/plain; charset=utf-16le')).toMatchObject({
      text: 'Copy',
      charset: 'utf-8',
      notes: [{ was: 'utf-16le', is: 'utf-8' }],
    });
    const chinese = Buffer.from('码头工人会面', 'utf16le');
    expect(decode(chinese, 'text/plain; charset=utf-16le')).toMatchObject({ text: '码头工人会面', notes: [] });
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

  test.each<readonly [string, string, string]>([
    [
      'cp850',
      "Les exportations ont reculé en octobre, à 21 pour cent, précise l'Économie.",
      'Les exportations ont recul\x82 en octobre, \x85 21 pour cent, pr\x82cise l\x27\x90conomie.',
    ],
    [
      'cp850',
      'Die zweite Röhre öffnet früher. Für die Grünen ist das ein Verstoß.',
      'Die zweite R\x94hre \x94ffnet fr\x81her. F\x81r die Gr\x81nen ist das ein Versto\xe1.',
    ],
    [
      'cp850',
      'Regeringen har indgået en aftale om næste års finanslov på Læsø.',
      'Regeringen har indg\x86et en aftale om n\x91ste \x86rs finanslov p\x86 L\x91s\x9b.',
    ],
    [
      'cp852',
      'Sejm przyjął w czwartek ustawę o rybołówstwie, mówią posłowie.',
      'Sejm przyj\xa5\x88 w czwartek ustaw\xa9 o rybo\x88\xa2wstwie, m\xa2wi\xa5 pos\x88owie.',
    ],
    [
      'ibm866',
      'Новый порт открыт в четверг, сообщила пресс-служба.',
      '\x8d\xae\xa2\xeb\xa9 \xaf\xae\xe0\xe2 \xae\xe2\xaa\xe0\xeb\xe2 \xa2 \xe7\xa5\xe2\xa2\xa5\xe0\xa3, \xe1\xae\xae\xa1\xe9\xa8\xab\xa0 \xaf\xe0\xa5\xe1\xe1-\xe1\xab\xe3\xa6\xa1\xa0.',
    ],
    [
      'windows-1252',
      'He didn’t say “no”, the minister’s spokesman said – it wasn’t his job… ‘not yet’.',
      'He didn\x92t say \x93no\x94, the minister\x92s spokesman said \x96 it wasn\x92t his job\x85 \x91not yet\x92.',
    ],
    [
      'windows-1252',
      '„Die Röhre wird früher öffnen“, sagte er – für die Grünen ein Verstoß.',
      '\x84Die R\xf6hre wird fr\xfcher \xf6ffnen\x93, sagte er \x96 f\xfcr die Gr\xfcnen ein Versto\xdf.',
    ],
    [
      'windows-1250',
      'Sejm przyjął w czwartek ustawę o rybołówstwie, mówią posłowie.',
      'Sejm przyj\xb9\xb3 w czwartek ustaw\xea o rybo\xb3\xf3wstwie, m\xf3wi\xb9 pos\xb3owie.',
    ],
  ])('in a frame of control characters code pages of DOS are asked for, too: %s', (charset, text, bytes) => {
    const framed = `\x01eca0231 4 i 20 dpa 0231\r\n${bytes}`;
    expect(decode(Buffer.from(framed, 'latin1'))).toMatchObject({ charset, text: expect.stringContaining(text) });
  });

  test('outside of such a frame they are not, unless declared', () => {
    const bytes = Buffer.from('Les exportations ont recul\x82', 'latin1');
    expect(decode(bytes)).not.toMatchObject({ charset: 'cp850' });
    expect(decode(bytes, 'text/plain; charset=ibm850')).toMatchObject({ text: 'Les exportations ont reculé' });
  });
});
