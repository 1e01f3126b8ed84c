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
