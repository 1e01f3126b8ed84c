import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { isEmpty, type Json, recordIn, recordsIn, textIn } from '../json';
import { useWordFor } from '../messages';
import { Links } from './links';
import { MediaList } from './media-list';
import { Notes } from './notes';
import { Readable, useLabelOf } from './readable';
import { Rows, Words } from './rows';

/** A version of a story as it came: in the order in which it is read, the agency's ids last. */
const order = [
  ...['headline', 'kicker', 'genre', 'abstract', 'byline', 'dateline', 'body', 'edNotes', 'embargo', 'expires'],
  ...['urgency', 'slugline', 'language', 'located', 'subjects', 'keywords', 'media', 'provider', 'infoSource'],
  ...['creditline', 'copyrightHolder', 'copyrightNotice', 'usageTerms', 'pubStatus', 'versionKind', 'leadNumber'],
  ...['wordCount', 'firstCreated', 'versionCreated', 'links', 'version', 'serial', 'guid', 'altIds'],
];

export function Item({ value }: { readonly value: unknown }) {
  const labelOf = useLabelOf();
  const item = recordIn(value);
  const names = Object.keys(item).filter((name) => !isEmpty(item[name]));
  names.sort((one, other) => place(one) - place(other));
  return <Rows facts={names.map((name) => ({ label: labelOf(name), shown: <Property name={name} item={item} /> }))} />;
}

const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

function Property({ name, item }: { readonly name: string; readonly item: Json }): ReactNode {
  const wordFor = useWordFor();
  const value = item[name];
  switch (name) {
    case 'body':
      return <Body html={textIn(value) ?? ''} />;
    case 'media':
      return <MediaList value={value} />;
    case 'links':
      return <Links value={value} />;
    case 'edNotes':
      return <Notes value={value} />;
    case 'subjects':
      return <Words>{recordsIn(value).map(subjectText).join('\n')}</Words>;
    case 'versionKind':
    case 'pubStatus':
      return <Words>{wordFor(name, textIn(value) ?? '')}</Words>;
    default:
      return <Readable value={value} />;
  }
}

const subjectText = ({ name, qcode }: Json) => [name, qcode].flatMap((part) => textIn(part) ?? []).join(' · ');

/** The body as plain paragraphs. It is read as a document of its own, where nothing runs and nothing is loaded. */
function Body({ html }: { readonly html: string }) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const blocks = [...body.children].map((block) => block.textContent?.trim() ?? '').filter((text) => text !== '');
  const paragraphs = blocks.length > 0 ? blocks : [body.textContent ?? ''];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Words>{paragraphs.join('\n\n')}</Words>
    </Flex>
  );
}
