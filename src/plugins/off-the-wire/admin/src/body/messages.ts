import type { MessageDescriptor } from 'react-intl';

/** Every word of the editor, as in translations/en.json; in a language that nobody has translated yet, these show. */
const words = {
  name: 'Article body',
  description: 'A text editor for the body of an article, which keeps clean HTML',
  toolbar: 'Formatting',
  undo: 'Undo',
  redo: 'Redo',
  style: 'Kind of paragraph',
  paragraph: 'Paragraph',
  heading: 'Heading {level}',
  listing: 'Preformatted',
  otherStyle: 'Mixed',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  quotation: 'Quotation',
  table: 'Table',
  insertTable: 'Insert a table',
  addRowBefore: 'Row above',
  addRowAfter: 'Row below',
  addColumnBefore: 'Column before',
  addColumnAfter: 'Column after',
  deleteRow: 'Delete row',
  deleteColumn: 'Delete column',
  deleteTable: 'Delete table',
  source: 'Source',
  sourceHint: 'HTML. What the desk does not allow is taken out when it is saved.',
  linkBar: 'Link',
  linkAddress: 'Address',
  linkText: 'Text',
  linkHelp: 'A web address (https://…) or a mail address.',
  linkWrong: 'This is neither a web address (https://…) nor a mail address.',
  linkSet: 'Set link',
  linkRemove: 'Remove link',
  cancel: 'Cancel',
  words: '{count, plural, one {# word} other {# words}}',
  lostTitle: 'Shown as source',
  lost: 'The text editor cannot keep everything in this body; it would lose or change: {what}. Nothing has been changed.',
  lostText: 'text',
  lostOrder: 'the order of its tags',
  openAnyway: 'Open in the text editor anyway',
  undescribed: 'Picture without a description',
} as const;

export type Word = keyof typeof words;

export function message(word: Word): MessageDescriptor {
  return { id: `body.${word}`, defaultMessage: words[word] };
}

/** As they stand in en.json. */
export const bodyMessages = Object.fromEntries(Object.entries(words).map(([word, text]) => [`body.${word}`, text]));
