/** How a byline starts, in the languages of the wires; `seen`: AP, dpa, AFP, EFE, ANSA, ANP, TT, Ritzau. */
const starts = /^(?:By|Von|Par|Por|Di|Door|Av|Af)\s+(?=\S)/i;

/** "By dpa correspondents", "Von Anna Berg, dpa": every word a name, or one of the small words that stand among names. */
export function isByline(text: string): boolean {
  const start = starts.exec(text)?.[0];
  const words = start && text.length < 90 ? text.slice(start.length).split(/[\s,/&]+/) : [];
  return words.length > 0 && words.length < 12 && words.every((word) => /^\p{Lu}/u.test(word) || small.test(word));
}

/** The names alone, where the word before them is not English: the copy desk takes "By" off, and may not know the language. */
export function namesIn(text: string): string {
  const names = text.replace(starts, '');
  return /^by\s/i.test(text) || !names.includes(' ') ? text : names;
}

const small =
  /^(?:and|und|et|y|e|og|och|en|of|in|de|da|del|der|di|la|le|van|von|bin|al|el|for|with|the|our|correspondents?|writers?|staff|reporters?|dpa|apa|ats|sda|kna|afp|epd|)$/;
