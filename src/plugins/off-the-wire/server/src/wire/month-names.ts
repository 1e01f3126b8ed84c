/** The month names that wire copy prints, in full and as agencies shorten them, by language. */
const names: Readonly<Record<string, readonly string[]>> = {
  en: [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ],
  es: [
    'enero ene',
    'febrero feb',
    'marzo mar',
    'abril abr',
    'mayo may',
    'junio jun',
    'julio jul',
    'agosto ago',
    'septiembre setiembre sept sep set',
    'octubre oct',
    'noviembre nov',
    'diciembre dic',
  ],
  fr: [
    'janvier janv',
    'février fevrier févr fév',
    'mars',
    'avril avr',
    'mai',
    'juin',
    'juillet juil',
    'août aout',
    'septembre sept',
    'octobre oct',
    'novembre nov',
    'décembre decembre déc',
  ],
  de: [
    'januar jänner jan',
    'februar feb',
    'märz mär maerz',
    'april apr',
    'mai',
    'juni jun',
    'juli jul',
    'august aug',
    'september sept sep',
    'oktober okt',
    'november nov',
    'dezember dez',
  ],
  ru: [
    'января янв',
    'февраля фев',
    'марта мар',
    'апреля апр',
    'мая',
    'июня июн',
    'июля июл',
    'августа авг',
    'сентября сен',
    'октября окт',
    'ноября ноя',
    'декабря дек',
  ],
  it: [
    'gennaio gen',
    'febbraio feb',
    'marzo mar',
    'aprile apr',
    'maggio mag',
    'giugno giu',
    'luglio lug',
    'agosto ago',
    'settembre sett set',
    'ottobre ott',
    'novembre nov',
    'dicembre dic',
  ],
  pt: [
    'janeiro jan',
    'fevereiro fev',
    'março marco mar',
    'abril abr',
    'maio mai',
    'junho jun',
    'julho jul',
    'agosto ago',
    'setembro set',
    'outubro',
    'novembro nov',
    'dezembro dez',
  ],
  nl: [
    'januari jan',
    'februari feb',
    'maart mrt',
    'april apr',
    'mei',
    'juni jun',
    'juli jul',
    'augustus aug',
    'september sept sep',
    'oktober okt',
    'november nov',
    'december dec',
  ],
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  da: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  no: [
    'januar',
    'februar',
    'mars',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember des',
  ],
  fi: [
    'tammikuuta tammikuun',
    'helmikuuta helmikuun',
    'maaliskuuta maaliskuun',
    'huhtikuuta huhtikuun',
    'toukokuuta toukokuun',
    'kesäkuuta kesäkuun',
    'heinäkuuta heinäkuun',
    'elokuuta elokuun',
    'syyskuuta syyskuun',
    'lokakuuta lokakuun',
    'marraskuuta marraskuun',
    'joulukuuta joulukuun',
  ],
  pl: [
    'stycznia',
    'lutego',
    'marca',
    'kwietnia',
    'maja',
    'czerwca',
    'lipca',
    'sierpnia',
    'września wrzesnia',
    'października pazdziernika',
    'listopada',
    'grudnia',
  ],
  tr: ['ocak', 'şubat', 'mart', 'nisan', 'mayıs', 'haziran', 'temmuz', 'ağustos', 'eylül', 'ekim', 'kasım', 'aralık'],
};

const numbers = new Map<string, ReadonlyMap<string, number>>(
  Object.entries(names).map(([language, months]) => [
    language,
    new Map(months.flatMap((month, index) => month.split(' ').map((name) => [name, index + 1] as const))),
  ]),
);

/** Every name of every language as the alternatives of a regular expression, the longest first. */
export const monthNames = [...new Set([...numbers.values()].flatMap((map) => [...map.keys()]))]
  .sort((left, right) => right.length - left.length)
  .join('|');

/** 1 to 12. With a language (BCP 47) its names and the English ones count; without, or with one not in the table, all. */
export function monthNumber(name: string, language?: string): number | undefined {
  const key = name.toLowerCase();
  const own = numbers.get(language?.slice(0, 2).toLowerCase() ?? '');
  if (own) return own.get(key) ?? numbers.get('en')?.get(key);
  for (const map of numbers.values()) if (map.has(key)) return map.get(key);
  return undefined;
}

/** Days of the week as wire copy prints them, from Sunday, in all languages. */
const weekdays: readonly string[] = [
  'sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье',
  'monday mon montag lundi lunes segunda-feira lunedì maandag måndag mandag poniedziałek понедельник',
  'tuesday tues tue dienstag mardi martes terça-feira martedì dinsdag tisdag tirsdag wtorek вторник',
  'wednesday wed mittwoch mercredi miércoles quarta-feira mercoledì woensdag onsdag środa среда',
  'thursday thurs thur thu donnerstag jeudi jueves quinta-feira giovedì donderdag torsdag czwartek четверг',
  'friday fri freitag vendredi viernes sexta-feira venerdì vrijdag fredag piątek пятница',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota суббота',
];

const weekdayNumbers = new Map(
  weekdays.flatMap((names, number) => names.split(' ').map((name) => [name, number] as const)),
);

/** Every name as the alternatives of a regular expression, the longest first. */
export const weekdayNames = [...weekdayNumbers.keys()].sort((left, right) => right.length - left.length).join('|');

/** 0 for Sunday; `undefined` for what is no day of the week. */
export function weekdayNumber(name: string): number | undefined {
  return weekdayNumbers.get(name.toLowerCase().replace(/[.,]+$/, ''));
}
