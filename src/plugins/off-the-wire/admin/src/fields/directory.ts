import { useMemo } from 'react';
import { textIn } from './json';
import { useReadList } from './read-list';
import { breadcrumbUid, listOf, sourceUid, tickerUid } from './uids';

/** Something that is picked by name and kept by its code or path. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly detail?: string;
}

/** What there is to pick from; `undefined` where it could not be read, so that the value has to be typed. */
export interface Choices {
  readonly isReading: boolean;
  readonly choices?: readonly Choice[];
}

/** The Content Manager's API gives a hundred at most; a newsroom has tens of sources and of sections. */
const all = (type: string, sort: string) => `${listOf(type)}?page=1&pageSize=100&sort=${sort}:ASC`;

/** Sources by name, kept by their code. */
export function useSources(): Choices {
  return useChoices(all(sourceUid, 'name'), 'code', 'name');
}

/** Sections by label, kept by their path. The root is none. */
export function useSections(): Choices {
  return useChoices(all(breadcrumbUid, 'path'), 'path', 'label');
}

/** Tickers by label, kept by their code. */
export function useTickers(): Choices {
  return useChoices(all(tickerUid, 'label'), 'code', 'label');
}

function useChoices(address: string, valueField: string, nameField: string): Choices {
  const reading = useReadList(address);
  const found = 'found' in reading ? reading.found : undefined;
  const choices = useMemo(
    () =>
      found?.flatMap((row): Choice[] => {
        const value = textIn(row[valueField]);
        return value ? [{ value, name: textIn(row[nameField]) ?? value, detail: value }] : [];
      }),
    [found, valueField, nameField],
  );
  return { isReading: reading.state === 'reading', choices };
}
