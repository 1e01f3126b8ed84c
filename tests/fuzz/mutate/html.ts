import { type Mutation, replaced, run } from './mutation';
import { payload } from './payloads';
import { textsIn } from './spans';

const unclosed = [
  '<b>',
  '<i><b>',
  '<a href="x">',
  '<div>',
  '<ul><li>',
  '<table>',
  '<td>',
  '<q>',
  '<font>',
  '<span ',
  '<p ',
  '</p>',
  '</b>',
  '<blockquote>',
] as const;

/** HTML as nobody wrote it: something active anywhere, and tags that parsers must guess at. */
export const htmlMutations: readonly Mutation[] = [
  {
    name: 'active',
    apply(text, random) {
      const [from, to] = random.anyOf(textsIn(text)) ?? [0, 0];
      const at = random.between(from, to);
      return replaced(text, at, at, payload(random));
    },
  },
  {
    name: 'active anywhere',
    apply(text, random) {
      const at = random.int(text.length + 1);
      return replaced(text, at, at, payload(random));
    },
  },
  {
    name: 'several active',
    apply(text, random) {
      let made = text;
      for (let count = random.between(2, 12); count > 0; count -= 1) {
        const at = random.int(made.length + 1);
        made = replaced(made, at, at, payload(random));
      }
      return made;
    },
  },
  {
    name: 'unclosed',
    apply(text, random) {
      const [at] = random.anyOf(textsIn(text)) ?? [0, 0];
      return replaced(text, at, at, run(random.pick(unclosed), random.pick([1, 10, 100, 500, 5_000, 50_000]), 500_000));
    },
  },
  {
    name: 'nested',
    apply(text, random) {
      const [from, to] = random.anyOf(textsIn(text)) ?? [0, 0];
      const name = random.pick(['q', 'b', 'div', 'blockquote', 'a', 'sup', 'section', 'font', 'em']);
      const levels = random.pick([10, 100, 255, 500, 600, 5_000]);
      return replaced(
        text,
        from,
        to,
        `${`<${name}>a `.repeat(levels)}${text.slice(from, to)}${`</${name}>`.repeat(levels)}`,
      );
    },
  },
];

/** A page of nothing but one shape. */
export const bodyOf = (text: string): string => `<!DOCTYPE html><html><body><article>${text}</article></body></html>`;
