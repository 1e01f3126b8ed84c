import { Flex } from '@strapi/design-system';
import { recordsIn, textIn } from '../json';
import { type MessageId, useMessages } from '../messages';
import { Rows, Words } from './rows';

const reasons: Readonly<Record<string, MessageId>> = {
  trail: 'fields.filed.trail',
  subject: 'fields.filed.subject',
  keyword: 'fields.filed.keyword',
  source: 'fields.filed.source',
  default: 'fields.filed.default',
  story: 'fields.filed.story',
};

/** Why a story is filed where it is, unless somebody has moved it: each section with the rule of it that the copy met. */
export function Filed({ value }: { readonly value: unknown }) {
  const say = useMessages();
  const facts = recordsIn(value).map(({ section, by, word }) => {
    const reason = reasons[String(by)];
    const words = { word: textIn(word) ?? '' };
    return { label: textIn(section) ?? '', shown: <Words>{reason ? say(reason, words) : words.word}</Words> };
  });
  return (
    <Flex direction="column" alignItems="stretch">
      <Rows facts={facts} />
    </Flex>
  );
}
