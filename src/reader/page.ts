import type { Answer } from './api';
import type { Html } from './html';
import type { Step } from './shapes';

/** A part of a page, and the answers that it was made of: when one of them changes, so does the part. */
export interface Region {
  readonly content: Html;
  readonly madeOf: readonly Answer<unknown>[];
}

/** One page, without what all pages share. */
export interface Page {
  readonly status: 200 | 404 | 503;
  /** For the window and for shares, without the site's name; empty on the front page. */
  readonly title: string;
  readonly description?: string;
  /** What only this page has in its head: canonical address, OpenGraph, JSON-LD. */
  readonly head: Html;
  /** "You are here", from the root down. */
  readonly trail: readonly Step[];
  /** What follows the trail where the page is no section: an article's headline. */
  readonly here?: string;
  readonly main: Region;
  /** Beside the text where there is room, below it where there is none. Absent: the sections. */
  readonly aside?: Region;
}
