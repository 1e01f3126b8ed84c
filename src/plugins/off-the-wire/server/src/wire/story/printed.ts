import type { Item } from '../item';

/** An item as an article prints it: copy without a headline is known by its slugline or its first words. */
export function asPrinted(item: Item): Item {
  const headline = item.headline ?? item.slugline ?? firstWords(item.body) ?? '(no headline)';
  const copyrightNotice = item.copyrightNotice ?? item.copyrightHolder;
  return { ...item, headline, ...(copyrightNotice === undefined ? {} : { copyrightNotice }) };
}

function firstWords(body: string | undefined): string | undefined {
  const words = body
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return words || undefined;
}
