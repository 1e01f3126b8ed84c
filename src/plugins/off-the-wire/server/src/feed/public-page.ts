import type { z } from 'zod';
import type { Draft } from './draft';
import type { FeedRoom } from './room';

/** What was asked, in its one form, and how it is answered. */
export interface Question {
  readonly key: string;
  readonly draft: () => Promise<Draft>;
}

/** A page that everybody may read. */
export interface PublicPage {
  /** Below the prefix, as routers write it: `/articles/:slug`, `/breadcrumbs/:path(.*)`. */
  readonly path: string;
  /** Its parameters, all of them: what is not in it is refused. */
  readonly query: z.ZodType;
  /** Throws OTW_BAD_PARAMETER. `rest` is what stands in the place of the path's own parameter, decoded. */
  question(room: FeedRoom, parameters: URLSearchParams, rest: string): Question;
  /** Of an address with several formats, which one a client gets that asks for these: another page, or none. */
  readonly insteadBy?: (accept: string) => PublicPage | undefined;
}

/** A page that is asked for. */
export interface AskedPage {
  readonly page: PublicPage;
  /** What stands in the place of its own parameter, decoded. */
  readonly rest: string;
}

/** Finds the page that a request target asks for. */
export function openPaths(pages: readonly PublicPage[], prefix: string): (target: string) => AskedPage | undefined {
  const exact = new Map(pages.filter(({ path }) => !path.includes(':')).map((page) => [prefix + page.path, page]));
  const open = pages
    .filter(({ path }) => path.includes(':'))
    .map((page) => ({
      page,
      start: prefix + page.path.slice(0, page.path.indexOf(':')),
      isDeep: page.path.endsWith(')'),
    }));
  return (target) => {
    const path = target.split('?', 1)[0] ?? '';
    const page = exact.get(path);
    if (page) return { page, rest: '' };
    for (const { page: one, start, isDeep } of open) {
      const rest = path.startsWith(start) ? decoded(path.slice(start.length)) : undefined;
      if (rest && (isDeep || !path.slice(start.length).includes('/'))) return { page: one, rest };
    }
    return undefined;
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
