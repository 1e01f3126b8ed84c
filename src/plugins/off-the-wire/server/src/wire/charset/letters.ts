/** An encoding of one byte a character, and the letters above ASCII by which a language that uses it is known. */
export interface Alphabet {
  readonly charset: string;
  readonly language: string;
  /** Small letters; capitals follow from them. Everyday ones, of the languages with an alphabet of their own. */
  readonly letters: string;
  /** Letters that are part of the alphabet, but rare. */
  readonly rare?: string;
  /** Whether words are made of these letters alone, not of these among Latin ones. */
  readonly own?: true;
  /** Letters that end a word, and stand nowhere else. */
  readonly final?: string;
}

/** Of two that fit as well the earlier counts: German reads the same in windows-1250 and windows-1252. */
export const alphabets: readonly Alphabet[] = [
  { charset: 'windows-1252', language: 'fr', letters: 'éèàêçâîôùûëïœ', rare: 'ÿæ' },
  { charset: 'windows-1252', language: 'de', letters: 'äöüß', rare: 'éàè' },
  { charset: 'windows-1252', language: 'es', letters: 'áéíóúñü', rare: 'çà' },
  { charset: 'windows-1252', language: 'pt', letters: 'ãáéçõêíóâúàô', rare: 'üñ' },
  { charset: 'windows-1252', language: 'it', letters: 'àèéìòù' },
  { charset: 'windows-1252', language: 'ca', letters: 'àèéíòóúïüç', rare: 'ñ' },
  { charset: 'windows-1252', language: 'sv', letters: 'åäöé', rare: 'üàáè' },
  { charset: 'windows-1252', language: 'da', letters: 'æøåé', rare: 'öäüòóô' },
  { charset: 'windows-1252', language: 'nl', letters: 'éëïóèö', rare: 'üçàáê' },
  { charset: 'windows-1252', language: 'is', letters: 'áðéíóúýþæö' },
  { charset: 'windows-1250', language: 'pl', letters: 'ąćęłńóśźż' },
  { charset: 'windows-1250', language: 'cs', letters: 'áčďéěíňóřšťúůýž' },
  { charset: 'windows-1250', language: 'sk', letters: 'áäčďéíľňóôšťúýž', rare: 'ĺŕ' },
  { charset: 'windows-1250', language: 'hu', letters: 'áéíóöőúüű' },
  { charset: 'windows-1250', language: 'ro', letters: 'ăâîşţ' },
  { charset: 'windows-1250', language: 'hr', letters: 'čćđšž' },
  { charset: 'windows-1254', language: 'tr', letters: 'çğıöşü', rare: 'âîû' },
  { charset: 'windows-1257', language: 'lt', letters: 'ąčęėįšųūž' },
  { charset: 'windows-1257', language: 'lv', letters: 'āčēģīķļņšūž' },
  { charset: 'windows-1257', language: 'et', letters: 'äõöüšž' },
  ...['windows-1251', 'koi8-r'].map((charset) => ({
    charset,
    language: 'ru',
    letters: 'оеаинтсрвлкмдпуяыьгзбй',
    rare: 'чхжшюцщэфъё',
    own: true as const,
  })),
  { charset: 'windows-1251', language: 'uk', letters: 'оаинітревслкдумпзябьгй', rare: 'чхжшюцщєїфґ', own: true },
  { charset: 'windows-1251', language: 'bg', letters: 'аиоентрсвлкдпмъзуябг', rare: 'чщжшйцхюфь', own: true },
  { charset: 'windows-1251', language: 'sr', letters: 'аоиенрстјвкдумлпзбгч', rare: 'шњжцхћљфђџ', own: true },
  { charset: 'windows-1253', language: 'el', letters: 'αοιετσνηυρπκςμλωάίόέή', rare: 'γδχθφβζξψύώϊ', own: true },
  {
    charset: 'windows-1255',
    language: 'he',
    letters: 'יוהלארתבמשנםעדק',
    rare: 'חפןכטגצסזךףץ',
    own: true,
    final: 'םןךףץ',
  },
  {
    charset: 'windows-1256',
    language: 'ar',
    letters: 'اليمنوترةبسدعهفقكحج',
    rare: 'شصطأىخإذضزئغثءظآؤ',
    own: true,
    final: 'ةى',
  },
  {
    charset: 'windows-874',
    language: 'th',
    letters: 'านรอกเงมยลวดทสตะปบคหแจพชขใไัี่้ิ์็',
    rare: 'โผถศณธุูึืๆซฉภญฟษฎฐฮฬ๊๋ำ',
    own: true,
  },
];

const western = ['fr', 'de', 'es', 'it', 'sv', 'nl', 'pt'];
const central = ['pl', 'cs', 'sk', 'hu', 'ro', 'hr'];
const lettersOf = (language: string) => alphabets.find((one) => one.language === language)?.letters ?? '';
/** Code pages of DOS, which only copy in a frame of control characters is asked for; the commonest first. */
export const dosAlphabets: readonly Alphabet[] = [
  ...western.map((language) => ({ charset: 'cp850', language, letters: lettersOf(language) })),
  ...['fr', 'de', 'es', 'it', 'sv'].map((language) => ({ charset: 'cp437', language, letters: lettersOf(language) })),
  { charset: 'cp850', language: 'da', letters: lettersOf('da') },
  { charset: 'cp865', language: 'da', letters: lettersOf('da') },
  ...central.map((language) => ({ charset: 'cp852', language, letters: lettersOf(language) })),
  { charset: 'ibm866', language: 'ru', letters: lettersOf('ru'), rare: 'чхжшюцщэфъё', own: true },
];
