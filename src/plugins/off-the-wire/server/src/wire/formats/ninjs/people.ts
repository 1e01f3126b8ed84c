import { type Fields, idIn, lastSegment, listField, member, textIn } from './properties';

/** Who wrote it: the line as printed, else the authors by name, else the people whose relation says so. */
export function bylineOf(fields: Fields): string | undefined {
  const by = listField(fields, 'by');
  const line = joined(by);
  if (line === undefined && by.some((one) => one !== '')) {
    fields.note('The byline holds no text', by);
  }
  return line ?? joined(listField(fields, 'authors')) ?? joined(authorsAmong(fields));
}

function authorsAmong(fields: Fields): readonly unknown[] {
  const people = fields.value('people');
  const list = Array.isArray(people) ? people : [];
  const authors = list.filter((one) => authorRoles.has(lastSegment(idIn(member(one, 'rel', 'role')) ?? '')));
  if (authors.length < list.length) {
    fields.note(`People that the copy is about were not carried over: ${list.length - authors.length}.`);
  }
  return authors;
}

const authorRoles = new Set(['author', 'creator', 'byline', 'writer', 'reporter', 'photographer']);

function joined(people: readonly unknown[]): string | undefined {
  const names = people.slice(0, 50).flatMap((one) => nameOf(one) ?? []);
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}

/** AP Media API parts the line from the title: `{ "by": "By ANN LEE", "title": "AP Business Writer" }`. */
function nameOf(person: unknown): string | undefined {
  const line = textIn(member(person, 'by'));
  const title = textIn(member(person, 'title'));
  return line === undefined ? textIn(person) : title === undefined ? line : `${line}, ${title}`;
}
