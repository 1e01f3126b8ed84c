import { type Html, html } from '../html';
import type { Page } from '../page';
import { sectionPath } from '../story';
import { words } from '../words';

/** "You are here", by the ARIA breadcrumb pattern. The headline of an article is there for those who cannot see it below. */
export function trailNav({ trail, here }: Page): Html {
  const steps = trail.length > 0 ? trail : [{ label: words.home, path: '' }];
  const items = steps.map(({ label, path }, at) => {
    const isHere = here === undefined && at === steps.length - 1;
    return html`<li><a href="${sectionPath(path)}"${isHere && html` aria-current="page"`}><bdi>${label}</bdi></a></li>`;
  });
  return html`<nav class="trail" aria-label="${words.breadcrumb}" data-region="trail"><span>${words.youAreHere}</span>
<ol>${items}${here !== undefined && html`<li class="unseen"><span aria-current="page">${here}</span></li>`}</ol></nav>`;
}
