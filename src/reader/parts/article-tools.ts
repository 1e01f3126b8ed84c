import { type Html, html } from '../html';
import { words } from '../words';

/** What the script does for a reader of an article; not shown without it. Pressed states are set by the script. */
export function articleTools(): Html {
  return html`<div class="tools scripted">
<p class="font-size" role="group" aria-labelledby="font-size"><span id="font-size">${words.fontSize}</span>
${sizes.map(([size, label]) => html`<button type="button" data-size="${size}" aria-label="${label}" aria-pressed="false">A</button>`)}</p>
<button type="button" data-share data-copied="${words.copied}" data-copy="${words.copyLink}">${words.share}</button></div>`;
}

const sizes = [
  ['smaller', words.smaller],
  ['normal', words.normal],
  ['larger', words.larger],
] as const;
