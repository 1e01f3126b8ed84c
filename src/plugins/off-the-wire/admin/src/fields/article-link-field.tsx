import { Box, Combobox, ComboboxOption, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { type ArticleName, useArticle, useArticleSearch } from './articles';
import { FieldFrame, GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages, useWordFor } from './messages';
import { shortTime } from './times';
import { articleUid, pageOf } from './uids';

/** Milliseconds between the last letter and the search. */
const patience = 250;

/** An article, kept by its documentId and picked by its headline, slugline or agency. */
export default function ArticleLinkField(field: FieldProps) {
  const chosen = textIn(field.value);
  const clear = field.disabled ? undefined : () => field.onChange(field.name, null);
  const Frame = chosen ? GroupFrame : FieldFrame;
  return (
    <Frame field={field}>
      {chosen ? (
        <Chosen documentId={chosen} onClear={clear} />
      ) : (
        <Search field={field} onChoose={(documentId) => field.onChange(field.name, documentId)} />
      )}
    </Frame>
  );
}

function Chosen({ documentId, onClear }: { readonly documentId: string; readonly onClear?: () => void }) {
  const say = useMessages();
  return (
    <Flex
      justifyContent="space-between"
      gap={2}
      padding={2}
      paddingLeft={4}
      hasRadius
      borderColor="neutral200"
      background={onClear ? 'neutral0' : 'neutral150'}
    >
      <Box minWidth={0}>
        <ChosenName documentId={documentId} />
      </Box>
      {onClear && (
        <IconButton variant="ghost" label={say('fields.article.clear')} onClick={onClear}>
          <Cross />
        </IconButton>
      )}
    </Flex>
  );
}

function ChosenName({ documentId }: { readonly documentId: string }) {
  const say = useMessages();
  const reading = useArticle(documentId);
  if (reading.state === 'forbidden') return <Typography>{say('fields.article.forbidden')}</Typography>;
  if (reading.state === 'failed') return <Typography textColor="danger600">{say('fields.article.failed')}</Typography>;
  const article = reading.found?.[0];
  if (article) {
    return (
      <>
        <Link tag={RouterLink} to={pageOf(articleUid, documentId)} isExternal={false}>
          {article.headline}
        </Link>
        <ArticleDetail article={article} />
      </>
    );
  }
  return (
    <Typography textColor={reading.state === 'read' ? 'danger600' : 'neutral600'}>
      {say(reading.state === 'read' ? 'fields.article.gone' : 'fields.reading')}
    </Typography>
  );
}

/** `Xinhua, published, 23 Nov, 06:05`. */
function ArticleDetail({ article }: { readonly article: ArticleName }) {
  const intl = useIntl();
  const wordFor = useWordFor();
  const { provider, deskState, at } = article;
  const parts = [provider, deskState && wordFor('deskState', deskState), at && shortTime(intl, at)];
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {parts.filter(Boolean).join(' · ')}
    </Typography>
  );
}

interface SearchProps {
  readonly field: FieldProps;
  readonly onChoose: (documentId: string) => void;
}

function Search({ field, onChoose }: SearchProps) {
  const say = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const reading = useArticleSearch(useSettled(typed), isOpen);
  const found = ('found' in reading && reading.found) || [];
  return (
    <Combobox
      name={field.name}
      disabled={field.disabled}
      placeholder={field.disabled ? '' : say('fields.article.search')}
      // The server has chosen already; what it found by a slugline need not hold the words in its headline.
      autocomplete="none"
      // Not by `loading`: the combobox would then forget that it has options, and say "none" under them.
      noOptionsMessage={() => say(withoutOptions[reading.state])}
      value=""
      textValue={typed}
      onTextValueChange={setTyped}
      onOpenChange={setOpen}
      onChange={(documentId) => documentId && onChoose(documentId)}
    >
      {found.map((article) => (
        <ComboboxOption key={article.documentId} value={article.documentId} textValue={article.headline}>
          <Typography tag="p" ellipsis>
            {article.headline}
          </Typography>
          <ArticleDetail article={article} />
        </ComboboxOption>
      ))}
    </Combobox>
  );
}

const withoutOptions = {
  reading: 'fields.reading',
  read: 'fields.article.none',
  forbidden: 'fields.article.forbidden',
  failed: 'fields.article.failed',
} as const;

/** What is typed, once the typing has paused. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), patience);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
