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
  return listField(fields, 'people').filter(isAuthor);
}

/** Whether a person is said to have made the copy, and is not one that it is about. */
export function isAuthor(person: unknown): boolean {
  return authorRoles.has(lastSegment(idIn(member(person, 'rel', 'role')) ?? ''));
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
