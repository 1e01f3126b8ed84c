import { type Html, html } from '../html';
import type { Section } from '../shapes';
import { sectionPath } from '../story';
import { words } from '../words';

/** The sections under the root, in one line. The one that the reader is in is marked. @param path of the section open. */
export function sectionNav(root: Section | undefined, path: string | undefined): Html {
  const items = (root?.children ?? []).map((section) => html`<li>${sectionLink(section, path)}</li>`);
  return html`<nav class="sections" aria-label="${words.sections}" data-region="sections">${
    items.length > 0 && html`<ul>${items}</ul>`
  }</nav>`;
}

/** All sections with what is under them, for the margin. */
export function sectionTree(root: Section | undefined): Html {
  if (!root || root.children.length === 0) return html``;
  return html`<nav aria-labelledby="all-sections"><h2 id="all-sections">${words.allSections}</h2>${branch(root)}</nav>`;
}

/** Links to the sections right under one. */
export function subsections(section: Section): Html | undefined {
  if (section.children.length === 0) return undefined;
  return html`<ul class="subsections">${section.children.map((child) => html`<li>${sectionLink(child, undefined)}</li>`)}</ul>`;
}

function branch({ children }: Section): Html {
  return html`<ul>${children.map(
    (child) => html`<li>${sectionLink(child, undefined)}${child.children.length > 0 && branch(child)}</li>`,
  )}</ul>`;
}

function sectionLink({ label, path }: Section, open: string | undefined): Html {
  const isIn = open !== undefined && (open === path || open.startsWith(`${path}/`));
  const current = isIn && (open === path ? html` aria-current="page"` : html` aria-current="true"`);
  return html`<a href="${sectionPath(path)}"${current}><bdi>${label}</bdi></a>`;
}
