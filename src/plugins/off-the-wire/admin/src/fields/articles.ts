import { useMemo } from 'react';
import { type Json, textIn } from './json';
import { type Reading, useReadList } from './read-list';
import { articleUid, listOf } from './uids';

/** An article as it is named on a screen. */
export interface ArticleName {
  readonly documentId: string;
  readonly headline: string;
  readonly provider?: string;
  readonly deskState?: string;
  /** When it last became new for readers, or else when it was last changed; ISO 8601. */
  readonly at?: string;
}

const fields = ['headline', 'provider', 'deskState', 'lastPublished', 'updatedAt'];
const named = fields.map((field, at) => `fields[${at}]=${field}`).join('&');

/** Articles that these words find, newest first; without words, simply the newest. As this person may read them. */
export function useArticleSearch(words: string, isAsked: boolean): Reading<readonly ArticleName[]> {
  const search = words.trim() === '' ? '' : `&_q=${encodeURIComponent(words.trim())}`;
  return useArticles(isAsked ? `page=1&pageSize=10&sort=updatedAt:DESC&${named}${search}` : undefined);
}

/** One article by its documentId. Nothing found: it is gone, or this person may not read it. */
export function useArticle(documentId: string | undefined): Reading<readonly ArticleName[]> {
  const one = documentId && `page=1&pageSize=10&${named}&filters[documentId][$eq]=${encodeURIComponent(documentId)}`;
  return useArticles(one);
}

function useArticles(query: string | undefined): Reading<readonly ArticleName[]> {
  const reading = useReadList(query && `${listOf(articleUid)}?${query}`);
  return useMemo(() => {
    if (!('found' in reading) || !reading.found) return reading as Reading<readonly ArticleName[]>;
    return { ...reading, found: reading.found.flatMap(toName) };
  }, [reading]);
}

export function toName(row: Json): readonly ArticleName[] {
  const documentId = textIn(row.documentId);
  if (!documentId) return [];
  const { headline, provider, deskState, lastPublished, updatedAt } = row;
  return [
    {
      documentId,
      headline: textIn(headline) ?? documentId,
      provider: textIn(provider),
      deskState: textIn(deskState),
      at: textIn(lastPublished) ?? textIn(updatedAt),
    },
  ];
}
