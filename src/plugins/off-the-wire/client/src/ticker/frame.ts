import { style } from './style';

/** What the ticker is made of. `section` is hidden until there are rows; what the page has written shows meanwhile. */
export interface Frame {
  readonly section: HTMLElement;
  readonly label: HTMLElement;
  readonly view: HTMLElement;
  readonly track: HTMLElement;
  readonly list: HTMLElement;
  readonly button: HTMLElement;
  /** The face of the button: its outline. */
  readonly face: Element;
  readonly fallback: HTMLElement;
  /** For those who listen. */
  readonly said: HTMLElement;
}

/** An element with these attributes. Whatever is said in it is put in as text. */
export function make(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const svg = 'http://www.w3.org/2000/svg';

/** Puts the parts into a shadow root. Its style is constructed: a policy that forbids inline styles lets it be. */
export function makeFrame(root: ShadowRoot): Frame {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const face = document.createElementNS(svg, 'path');
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(face);
  // Without its role, what has no bullets is no list to some browsers.
  const list = make('ul', { part: 'list', role: 'list' });
  const track = make('div', { class: 'track' }, list);
  const view = make('div', { part: 'view', class: 'view', role: 'group' }, track);
  const label = make('p', { part: 'label' });
  const button = make('button', { part: 'button', type: 'button' }, drawing);
  const section = make('section', { part: 'frame', hidden: '' }, label, view, button);
  const said = make('div', { class: 'said', role: 'status' });
  const fallback = make('slot');
  root.append(section, said, fallback);
  return { section, label, view, track, list, button, face, fallback, said };
}
