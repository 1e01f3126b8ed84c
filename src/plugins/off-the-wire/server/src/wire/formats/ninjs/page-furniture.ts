import { plain } from '../../html';
import { type Fields, rawText } from './properties';

interface Furniture {
  readonly class: string;
  readonly pattern: RegExp;
  readonly seen: string;
}

const seen = 'TT, 2021: `<div class="dat"><span class="vignette">Trafik</span><span class="source">TT</span></div>`';

/** What stands in a body that was made for a page, and is no paragraph of the story. */
const furniture: readonly Furniture[] = [
  { class: 'vignette', pattern: /<span class="vignette">([^<>]{0,100})<\/span>/g, seen },
  { class: 'source', pattern: /<span class="source">([^<>]{0,100})<\/span>/g, seen },
  {
    class: 'byline',
    pattern: /<(?:div|p) class="byline">([^<>]{0,200})<\/(?:div|p)>/g,
    seen: 'TT, 2021: under a picture',
  },
];

/** An HTML body without it. What it said is in the notes: byline and picture credit have fields of their own. */
export function withoutFurniture(fields: Fields, html: string): string {
  if (!html.includes('class="vignette"')) return html;
  return furniture.reduce(
    (rest, { class: name, pattern }) =>
      rest.replace(pattern, (_, text: string) => {
        if (text.trim() !== '' && name !== 'vignette') fields.note(`The ${name} in the body is not kept`, text);
        return '';
      }),
    html,
  );
}

/** The label over the text, as a kicker is. */
export function vignetteOf(fields: Fields): string | undefined {
  const bodies = [...fields.values('bodies').flat(), ...fields.startingWith('body_').map(([, value]) => value)];
  for (const body of bodies.slice(0, 20)) {
    const found = /<span class="vignette">([^<>]{1,100})<\/span>/.exec(rawText(body) ?? '')?.[1];
    if (found !== undefined) return plain(found) || undefined;
  }
  return undefined;
}
