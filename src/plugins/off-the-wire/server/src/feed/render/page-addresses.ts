/** Where the site shows an article and a section: what shared links, search engines and feeds point at. */
export interface PageAddresses {
  article(slug: string): string;
  /** By its path; the root's (`''`) is the home page. */
  section(path: string): string;
}

/**
 * @param pages patterns from the settings, with `{slug}` and `{path}` in them
 * @param origin scheme and host of this server, as `https://news.example`, put before patterns that are mere paths;
 *   empty where it is not configured: the addresses then are paths
 */
export function pageAddresses(
  pages: { readonly home: string; readonly article: string; readonly section: string },
  origin: string,
): PageAddresses {
  const whole = (address: string) => (address.startsWith('/') ? `${origin.replace(/\/+$/, '')}${address}` : address);
  const escaped = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  return {
    article: (slug) => whole(pages.article.replace('{slug}', () => encodeURIComponent(slug))),
    section: (path) => whole(path === '' ? pages.home : pages.section.replace('{path}', () => escaped(path))),
  };
}
