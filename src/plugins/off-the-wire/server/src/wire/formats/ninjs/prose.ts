import { linesBeyond } from '../../another-form';
import { cleanHtml, paragraphs, plain, textOf } from '../../html';
import { leftOut } from '../../html/left-out';
import { linesOf, paragraphsOf } from '../../lines';
import { nitfBody } from '../nitf/body';
import { documentOf } from '../nitf/document';
import { serialised } from '../nitf/serialised';
import { textOf as textOfNitf } from '../nitf/text';
import { withoutFurniture } from './page-furniture';
import { type Fields, isObject, lastSegment, listField, member, rawText, textField } from './properties';

/** One form of a headline, description or body: 1.x names the role in the property, 2.x and 3.x in the object. */
interface Form {
  readonly role: string;
  readonly mediaType: string;
  readonly value: string;
}

/** The main headline; another one only where there is none, then the title (which is metadata in ninjs 2.x and 3.x). */
export function headlineOf(fields: Fields): string | undefined {
  const forms = headlines(fields).filter(({ role }) => role !== 'kicker');
  const title = textField(fields, 'title');
  const ranked = byRole(forms, [/^main$/, /^(?:headline|full|long|text)$/, /^$/]);
  return ranked.map(({ value }) => plain(value)).find((text) => text !== '') ?? title;
}

/** What stands over the headline, where a role says so. */
export function kickerOf(fields: Fields): string | undefined {
  const kicker = headlines(fields).find(({ role }) => role === 'kicker');
  return kicker && (plain(kicker.value) || undefined);
}

function headlines(fields: Fields): readonly Form[] {
  return [...formsOf(fields, 'headlines'), ...prefixed(fields, 'headline_')];
}

/** The description meant as a summary, else any. Its markup goes: an abstract is one line of text. */
export function abstractOf(fields: Fields): string | undefined {
  const forms = [...formsOf(fields, 'descriptions'), ...prefixed(fields, 'description_')].filter(
    ({ role }) => role !== 'creditline',
  );
  const ranked = byRole(forms, [/abstract|summary|short|teaser|lead|intro/, /^main$/, /^text$/, /^$/]);
  return ranked.map(({ value }) => plain(asLine(value))).find((text) => text !== '');
}

/**
 * The body as clean HTML: a form in HTML before one in NITF, that before text, and all before other markup; summaries come last. White
 * space and line ends of a text body say where its paragraphs are.
 */
export function bodyOf(fields: Fields): string | undefined {
  const all = [...formsOf(fields, 'bodies'), ...prefixed(fields, 'body_')];
  const forms = all.filter(({ role }) => role !== 'footer');
  const footer = all
    .filter(({ role }) => role === 'footer')
    .map(htmlOfForm)
    .join('');
  const ranked = forms.map((form) => ({ form, rank: bodyRank(form) })).sort((one, other) => one.rank - other.rank);
  for (const { form } of ranked) {
    const html =
      kindOf(form) === 'nitf'
        ? nitf(fields, form.value)
        : htmlOfForm({ ...form, value: withoutFurniture(fields, form.value) });
    if (html !== '') {
      if (kindOf(form) === 'other') {
        fields.note(`The only body is of the role "${form.role}": its tags were dropped`);
      }
      noteOthers(fields, form, forms, [html, headlineOf(fields)]);
      return html + footer;
    }
  }
  return footer || undefined;
}

/** Another form is the same story in other markup: what it says beyond that is in a note. */
function noteOthers(fields: Fields, taken: Form, forms: readonly Form[], kept: readonly (string | undefined)[]): void {
  const unheld = leftOut(taken.value);
  const left = unheld.length > 0 ? linesBeyond(unheld.join('\n'), kept) : unheld;
  if (left.length > 0) fields.note('What a body cannot hold is not kept', left.join('\n'));
  if (forms.length < 2) return;
  const said = [...kept, abstractOf(fields), kickerOf(fields)].map((text) => text && textOf(text));
  for (const other of forms) {
    const lines = other === taken ? [] : linesBeyond(linesOfForm(other), said);
    if (lines.length > 0) fields.note(`Another body (${other.role || other.mediaType}) is not kept`, lines.join('\n'));
  }
}

/** Unknown markup may part words by its tags alone. */
function linesOfForm(form: Form): string {
  const kind = kindOf(form);
  if (kind === 'text') return form.value;
  return kind === 'html' ? textOf(htmlOfForm(form)) : form.value.replace(/<[^<>]{0,2000}>/g, '\n');
}

/** The schemas leave roles to the provider; these are the ones of IPTC's examples and of dpa, TT and Superdesk. */
function bodyRank(form: Form): number {
  const shortened = /summary|teaser|short|abstract|brief|caption|intro|headline/.test(form.role) ? 20 : 0;
  const known = ['xhtml', 'html', 'main', 'text', ''].indexOf(form.role);
  const preference = known < 0 ? 5 : known;
  return shortened + { html: preference, nitf: 5, text: 6 + preference, other: 12 }[kindOf(form)];
}

function kindOf({ role, mediaType, value }: Form): 'html' | 'nitf' | 'text' | 'other' {
  if (/html/.test(mediaType) || (mediaType === '' && /html/.test(role))) {
    return 'html';
  }
  if (/nitf/.test(mediaType) || /nitf/.test(role)) {
    return 'nitf';
  }
  if (/xml|json/.test(mediaType) || /newsml|xml|json/.test(role)) {
    return 'other';
  }
  // Some send HTML under a text role: an element that is opened and closed is no accident.
  return /<br ?\/?>/i.test(value) || (/<(?:p|div)[\s>]/i.test(value) && /<\/(?:p|div)\s*>/i.test(value))
    ? 'html'
    : 'text';
}

function htmlOfForm(form: Form): string {
  return kindOf(form) === 'text' ? text(form.value) : hypertext(form.value);
}

/** NITF content as AP Media API and others send it in a string: a document, a block, or bare paragraphs. */
function nitf(fields: Fields, value: string): string {
  const { documents, beside, content, fault } = serialised(value);
  if (fault !== undefined) {
    fields.note(`The NITF body is broken: ${fault}`);
    return hypertext(value);
  }
  if (beside) fields.note('What stands beside the NITF is not kept', beside);
  const read = documents
    ?.map(documentOf)
    .map((document) => ({ html: textOfNitf(document).body ?? '', notes: document.notes }));
  const parts = read ?? (content ? [nitfBody(content, new Set())] : []);
  for (const { message, was } of parts.flatMap(({ notes }) => notes)) fields.note(message, was);
  return parts.map(({ html }) => html).join('');
}

/** HTML, or text that calls itself HTML: then a blank line parts its paragraphs. */
function hypertext(value: string): string {
  return /<\/?[a-z]/i.test(value)
    ? cleanHtml(value)
    : value
        .split(/\n[ \t\r]*\n/)
        .map(cleanHtml)
        .join('');
}

/** Beyond this many lines nobody looks for wrapped ones. */
const mostLines = 20_000;

function text(value: string): string {
  const lines = linesOf(value);
  return paragraphs((lines.length > mostLines ? lines : paragraphsOf(lines)).map((line) => line.text));
}

function asLine(value: string): string {
  return value.replace(/<\/?(?:p|br|div|li|h[1-6])(?:\s[^<>]*)?\/?>/gi, ' ');
}

function formsOf(fields: Fields, name: 'headlines' | 'descriptions' | 'bodies'): readonly Form[] {
  const list = listField(fields, name).slice(0, 100);
  return list.flatMap((one) => {
    const raw = typeof one === 'object' && one !== null && !isObject(one) ? undefined : rawText(one);
    if (raw === undefined) {
      fields.note(`${name} holds something that is no text, or longer than 2 MB`, one);
      return [];
    }
    const role = lastSegment(rawText(member(one, 'role')) ?? '');
    const mediaType = (rawText(member(one, 'contenttype', 'mimetype')) ?? '').trim().toLowerCase();
    return [{ role, mediaType, value: raw }];
  });
}

/** `body_xhtml`: the role stands in the name. */
function prefixed(fields: Fields, prefix: 'headline_' | 'description_' | 'body_'): readonly Form[] {
  return fields.startingWith(prefix).flatMap(([name, value]) => {
    if (typeof value !== 'string' || value.length > 2_000_000) {
      fields.note(`${name} holds something that is no text, or longer than 2 MB`, value);
      return [];
    }
    return [{ role: name.slice(prefix.length), mediaType: '', value }];
  });
}

/** Stable: forms of the same rank keep the order of the copy. */
function byRole(forms: readonly Form[], wanted: readonly RegExp[]): readonly Form[] {
  const rank = ({ role }: Form) => {
    const found = wanted.findIndex((pattern) => pattern.test(role));
    return found < 0 ? wanted.length : found;
  };
  return [...forms].sort((one, other) => rank(one) - rank(other));
}
