import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { type ArticleName, toName } from './articles';
import { recordIn, recordsIn } from './json';
import { articleUid, listOf } from './uids';

type Get = ReturnType<typeof useFetchClient>['get'];

/** The cells of a list ask in the same moment: they are answered by one request. */
let waiting:
  | { readonly documentIds: Set<string>; readonly answer: Promise<ReadonlyMap<string, ArticleName>> }
  | undefined;

/** The name of an article in a list: `'asked'` until it is there, `undefined` if it is gone or may not be read. */
export function useNamed(documentId: string | undefined): ArticleName | 'asked' | undefined {
  const { get } = useFetchClient();
  const [named, setNamed] = useState<ArticleName | 'asked' | undefined>('asked');
  useEffect(() => {
    if (documentId === undefined) return undefined;
    let isShown = true;
    const put = (found: ArticleName | undefined) => {
      if (isShown) setNamed(found);
    };
    ask(get, documentId).then(
      (names) => put(names.get(documentId)),
      () => put(undefined),
    );
    return () => {
      isShown = false;
    };
  }, [documentId, get]);
  return named;
}

function ask(get: Get, documentId: string): Promise<ReadonlyMap<string, ArticleName>> {
  if (!waiting) {
    const documentIds = new Set<string>();
    const answer = new Promise<void>((resolve) => setTimeout(resolve, 10)).then(() => {
      waiting = undefined;
      return names(get, [...documentIds]);
    });
    waiting = { documentIds, answer };
  }
  waiting.documentIds.add(documentId);
  return waiting.answer;
}

async function names(get: Get, documentIds: readonly string[]): Promise<ReadonlyMap<string, ArticleName>> {
  const asked = documentIds.map((one, at) => `filters[documentId][$in][${at}]=${encodeURIComponent(one)}`).join('&');
  const { data } = await get(`${listOf(articleUid)}?page=1&pageSize=100&fields[0]=headline&${asked}`);
  const found = recordsIn(recordIn(data).results).flatMap(toName);
  return new Map(found.map((article) => [article.documentId, article]));
}
