import type { Moment, Note } from '../../item';
import { isoMoment } from '../../time';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf } from '../../xml/tree';
import { rule } from './reader';
import { wordsOf } from './words';

/** What the message says of all items in it: it counts only where an item says nothing itself. */
export interface Envelope {
  readonly header?: XmlElement;
  readonly sent?: Moment;
  readonly sender?: string;
  /** 1 highest to 9. */
  readonly priority?: number;
  readonly language?: string;
}

/** Reads the header of a newsMessage. How it was sent, and to whom, is no part of a story: one note has it. */
export function envelopeOf(message: XmlElement): { readonly envelope: Envelope; readonly notes: readonly Note[] } {
  const header = child(message, 'header');
  const sent = lineOf(child(header, 'sent'));
  const priority = lineOf(child(header, 'priority'));
  const envelope: Envelope = {
    header,
    sent: sent === undefined ? undefined : isoMoment(sent),
    sender: lineOf(child(header, 'sender')),
    priority: priority !== undefined && /^[1-9]$/.test(priority) ? Number(priority) : undefined,
    language: attribute(message, 'xml:lang'),
  };
  return { envelope, notes: header === undefined ? [] : noteOn(header) };
}

function noteOn(header: XmlElement): readonly Note[] {
  const said = children(header).flatMap((element) => {
    if (element.name === 'catalog') return [];
    const text = wordsOf(element) ?? attribute(element, 'qcode') ?? attribute(element, 'value');
    return text === undefined ? [] : [`${element.name} ${text}`];
  });
  if (said.length === 0) return [];
  return [{ rule, message: 'The header of the message is not kept.', line: header.line, was: said.join(' | ') }];
}
