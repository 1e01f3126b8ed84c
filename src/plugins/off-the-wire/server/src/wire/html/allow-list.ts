/** The allow-list of a body: data only, so that the admin's editor keeps to the same list as the server. */

/** What stays in a body. */
export const kept = (
  'p br h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre code ' +
  'em strong i b u s sub sup small q cite abbr a figure figcaption img'
).split(' ');

/** What stays under another name; `div` separates, and is taken away when the body is put into blocks. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ['h1', 'h2'],
  ['strike', 's'],
  ['del', 's'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ...(
    'div section article main header footer nav aside address hgroup center form fieldset legend details summary ' +
    'body html blockcode listing'
  )
    .split(' ')
    .map((tag) => [tag, 'div'] as const),
]);

/** Dropped with everything in them. */
export const unseen = (
  'script style title textarea option optgroup select button datalist xmp plaintext noscript noembed noframes iframe ' +
  'frameset object embed applet svg math template audio video canvas map'
).split(' ');
