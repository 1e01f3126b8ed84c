/** What a page prints around a story, as data: phrases of buttons and labels that start a line of their own. */
interface Furniture {
  readonly phrases: readonly string[];
  readonly seen: string;
}

const buttons: readonly Furniture[] = [
  { phrases: ['Adjust font size', 'Print', 'E-mail', 'Share', 'Comment', 'Comments'], seen: 'china.org.cn, 2015' },
  {
    phrases: ['Font size', 'Text size', 'Large', 'Medium', 'Small', 'Bigger', 'Smaller', 'Larger'],
    seen: 'Chinese portals',
  },
  { phrases: ['A A A', 'A+', 'A-', 'AA'], seen: 'portals' },
  {
    phrases: [
      'Share this',
      'Share this article',
      'Share on Facebook',
      'Share on Twitter',
      'Share on X',
      'Tweet',
      'Save',
    ],
    seen: 'portals',
  },
  {
    phrases: ['Print this', 'Print this page', 'Email', 'Email this', 'Email this page', 'Bookmark', 'Copy link'],
    seen: 'portals',
  },
  {
    phrases: ['Facebook', 'Twitter', 'Weibo', 'WeChat', 'LinkedIn', 'WhatsApp', 'Telegram', 'Reddit'],
    seen: 'portals',
  },
  {
    phrases: ['Post a comment', 'Leave a comment', 'Add a comment', 'Be the first to comment', 'No comments'],
    seen: 'portals',
  },
  {
    phrases: [
      'Subscribe',
      'Follow us',
      'RSS',
      'Back to top',
      'Top',
      'Advertisement',
      'Go to Forum',
      'Bookmark and Share',
    ],
    seen: 'portals',
  },
];

/** Whole lines known by how they start. */
const labelled =
  /^[([]?(?:(?:web |executive |copy |responsible |senior )?editors?\s?:|edited by\b|editing by\s?:|(?:tags?|topics?|keywords|filed under|more on)\s?:|(?:photo|image|picture) (?:gallery|credit)\b|click here\b|read more\b|download (?:our|the) app\b|follow us on\b|sign up (?:for|to)\b|page \d{1,3} of \d{1,3}$|\d{1,5} comments?$)/i;
const copyright = /^(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b/i;
/** Headings after which a page lists other stories. */
const otherStories =
  /^(?:related (?:news|stories|articles|links|reading|topics|coverage)|more (?:news|stories|from\b.{1,40})|most (?:read|popular|viewed|commented)|you may (?:also )?like|also read|see also|recommended(?: for you)?|editor['’]s picks?|top stories|comments)\s?:?$/i;

const phrases = buttons.flatMap((row) => row.phrases).sort((left, right) => right.length - left.length);
const phrase = new RegExp(
  `(?<![\\p{L}\\d])(?:${phrases.map((text) => text.replace(/[+]/g, '\\+')).join('|')})(?![\\p{L}\\d])\\s?(?:\\(\\d{1,6}\\))?\\s?:?`,
  'giu',
);
/** Only these are distinctive enough to be taken out of a line that says something else too. */
const distinctive =
  /\s*(?:[|,;•·-]\s*)?(?:adjust font size|font size|text size|share this(?: article)?|bookmark and share)\s?:?.*$/i;

/** Whether a line is nothing but page furniture. Long lines are copy. */
export function isFurniture(text: string): boolean {
  if (text.length > 200) return false;
  if (labelled.test(text) || (copyright.test(text) && text.length < 160)) return true;
  const rest = text.replace(phrase, '');
  return rest !== text && !/[\p{L}\d]/u.test(rest);
}

/** Whether a line heads a list of other stories. */
export function headsOtherStories(text: string): boolean {
  return text.length < 80 && otherStories.test(text);
}

/** A line without the furniture behind its copy: `Xinhua, September 13, 2015 Adjust font size:`; and that furniture. */
export function withoutFurniture(text: string): { readonly text: string; readonly cut?: string } {
  const start = text.length > 300 ? -1 : text.search(distinctive);
  return start < 0 ? { text } : { text: text.slice(0, start).trim(), cut: text.slice(start).trim() };
}
