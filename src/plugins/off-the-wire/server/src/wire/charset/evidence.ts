import { decodeDos } from './dos';
import { type Alphabet, alphabets, dosAlphabets } from './letters';

/**
 * The encoding in which bytes that are not UTF-8 read most plausibly, or `undefined` where none does.
 *
 * Each candidate reads the same sample (32 KB from the first byte above ASCII) and is scored by how many of its
 * characters above ASCII are the everyday ones of its language, where a wrong encoding gives rare ones.
 */
export function bestEvidence(bytes: Uint8Array): string | undefined {
  const from = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(Math.max(0, from - 1), from + sampleBytes);
  const framed = bytes.subarray(0, frameWithin).includes(0x01);
  const scored = (framed ? [...candidates, ...dosCandidates] : candidates).map((candidate) => ({
    charset: candidate.charset,
    score: plausibility(sample, candidate),
  }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= leastPlausible ? best.charset : undefined;
}

/** How many characters of a text are everyday ones of written Chinese or Korean. */
export function everydayIn(text: string): number {
  return [...text].filter((one) => simplified.has(one) || traditional.has(one) || hangul.has(one)).length;
}

const sampleBytes = 32_768;
const leastPlausible = 0.2;
/** SOH stands in the first line of IPTC 7901 and ANPA 1312. */
const frameWithin = 200;

/** How much a character above ASCII speaks for an encoding: 1 everyday, 0 strange, below 0 against it; absent: nothing. */
type Weigh = (character: string, before: string, after: string) => number | undefined;

interface Candidate {
  readonly charset: string;
  readonly weigh: Weigh;
  /** The largest share of characters above ASCII that its languages have; absent where they may be all. */
  readonly densest?: number;
}

/** Four hundred of the commonest characters of written Chinese: two thirds of any news text. Order does not matter. */
const simplified = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本' +
    '去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总' +
    '次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权' +
    '收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连',
);

const traditional = new Set(
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本' +
    '去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總' +
    '次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權' +
    '收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連',
);

/** The commonest syllables of Korean prose. */
const hangul = new Set(
  '이다는을의에가고지하은로한사기도를리자대시인정서일어나과있전수아해제그보장주원부스상구공여조성라들연동국면유개신중만우관화세생안소오것위으경미방실년비적진무선니영당청산문했까명내양단치교말월할계법발임' +
    '러모바된등재결식심남출체물회건데히업간게금노반현통행강각합민외백학표않저음차북후울없질점더마분때작운약트배본최되며형천박권증두파거필책',
);

const multibyte =
  (everyday: (character: string) => boolean, regular: RegExp): Weigh =>
  (character) =>
    everyday(character)
      ? 1
      : /[\u3000-\u3002\u300a-\u3011\uff01-\uff1f\u2014\u2018-\u201d\u2026\u00b7]/.test(character)
        ? 0.5
        : regular.test(character)
          ? 0.15
          : -0.5;

const han = /\p{sc=Han}/u;
/** Marks that several of these encodings have in the same place, and so tell nothing. */
const marks = /[‘’“”‚„–—…«»€£©®°·•§½¼¾¿¡º²³ª™´†‹›№،؛؟\u00a0\u0080-\u009f]/;

const candidates: readonly Candidate[] = [
  { charset: 'utf-8', weigh: () => 1 },
  { charset: 'gb18030', weigh: multibyte((character) => simplified.has(character), han) },
  { charset: 'big5', weigh: multibyte((character) => traditional.has(character), han) },
  { charset: 'shift_jis', weigh: multibyte((character) => /[\u3041-\u3093\u30a1-\u30f6ー]/.test(character), han) },
  { charset: 'euc-jp', weigh: multibyte((character) => /[\u3041-\u3093\u30a1-\u30f6ー]/.test(character), han) },
  { charset: 'euc-kr', weigh: multibyte((character) => hangul.has(character), /\p{sc=Hangul}/u) },
  { charset: 'windows-1252', weigh: mark, densest: 0.3 },
  ...alphabets.map(candidateOf),
];

/** Where a code page of DOS reads what is none, capitals stand in the middle of words, and small letters before them. */
const dosCandidates: readonly Candidate[] = dosAlphabets.map((alphabet) => {
  const { weigh, ...rest } = candidateOf(alphabet);
  if (alphabet.own) return { ...rest, weigh };
  return {
    ...rest,
    weigh: (character, before, after) => {
      const isCapital = character !== character.toLowerCase();
      const odd = isCapital ? /\p{Ll}/u.test(before) : /\p{Lu}/u.test(after) || !/\p{L}/u.test(before + after);
      return odd && /\p{L}/u.test(character) && !words.has(character) ? -1 : weigh(character, before, after);
    },
  };
});
/** Words of one letter. */
const words: ReadonlySet<string> = new Set('àéèóòåöøäÀÅÖØÄ');

/** Copy in which nothing but quotation marks and dashes is above ASCII. */
function mark(character: string): number {
  return marks.test(character) ? 0.6 : -1;
}

function candidateOf({ charset, letters, rare = '', own, final = '' }: Alphabet): Candidate {
  const [everyday, known] = [new Set(bothCases(letters)), new Set(bothCases(rare))];
  const isLetter = (character: string) => everyday.has(character) || known.has(character);
  const weightOf = (character: string) => (everyday.has(character) ? 1 : known.has(character) ? rareWeight : -0.5);
  const weigh: Weigh = own
    ? (character, before, after) =>
        marks.test(character)
          ? undefined
          : isOddInOwn(character, before, after) || (final.includes(character) && isLetter(after))
            ? -1
            : weightOf(character)
    : (character, before, after) =>
        marks.test(character) ? markAmong(before, after) : amongLatin(character, before, after);
  const amongLatin = (character: string, before: string, after: string) => {
    if (before > '\u007f' && after > '\u007f' && !(marks.test(before) || marks.test(after))) return -0.5;
    const weight = weightOf(character);
    return weight > 0 && !latin.test(before) && !latin.test(after) ? 0.3 : weight;
  };
  return { charset, weigh, densest: own ? undefined : 0.35 };
}

const rareWeight = 0.3;
const latin = /[a-z]/i;

function bothCases(letters: string): readonly string[] {
  return [...letters, ...[...letters].map((letter) => letter.toLocaleUpperCase('en'))].filter(
    (letter) => letter.length === 1,
  );
}

/** A word of two alphabets, and a capital after a small letter, are what another encoding looks like. */
function isOddInOwn(character: string, before: string, after: string): boolean {
  if (latin.test(before) || latin.test(after)) return true;
  return character !== character.toLowerCase() && before > '\u007f' && before !== before.toUpperCase();
}

/** An apostrophe may stand between two letters, a superscript or an inverted question mark never does. */
function markAmong(before: string, after: string): number | undefined {
  return latin.test(before) && latin.test(after) ? -0.7 : undefined;
}

function plausibility(sample: Uint8Array, { charset, weigh, densest = 1 }: Candidate): number {
  const text = decodeDos(sample, charset) ?? new TextDecoder(charset).decode(sample, { stream: true });
  let weight = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    const character = text[at] ?? '';
    const own = character === '\ufffd' ? -5 : weigh(character, text[at - 1] ?? '', text[at + 1] ?? '');
    if (own === undefined) continue;
    count += 1;
    weight += own;
  }
  return count === 0 || count > text.length * densest ? 0 : weight / count;
}
