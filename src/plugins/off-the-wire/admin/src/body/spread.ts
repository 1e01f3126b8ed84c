const parts =
  /<\/t[dh]>(?=<\/tr>)|<\/(?:p|pre|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|table|caption|thead|tbody|tfoot|tr)>|<(?:ul|ol|dl|blockquote|figure|table|thead|tbody|tfoot|tr)(?: [^<>]*)?>/g;

/** Clean HTML with a line for each block, for people to read; cleaning takes the line ends out again. */
export function spread(html: string): string {
  return html.replace(parts, '$&\n').replace(/\n+$/, '');
}
