/**
 * Work that several wait for is done once: who asks while it is under way gets the same. When a story breaks, all open
 * pages ask for the same page at once. Nothing is kept beyond that.
 */
export function shareWork<Made>(): (key: string, work: () => Promise<Made>) => Promise<Made> {
  const underWay = new Map<string, Promise<Made>>();
  return (key, work) => {
    const known = underWay.get(key);
    if (known) return known;
    const made = work().finally(() => underWay.delete(key));
    underWay.set(key, made);
    return made;
  };
}
