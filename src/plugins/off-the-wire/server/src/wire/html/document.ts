import { Parser } from 'htmlparser2';
import { type LimitName, PastLimit, type WireLimits, wireLimits } from '../limits';
import { withoutControls, type XmlElement, type XmlNode } from '../xml';

interface Open {
  readonly name: string;
  readonly namespace: undefined;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: XmlNode[];
  readonly line: number;
  readonly isWhole: true;
}

/**
 * An HTML page as a tree of the same elements as XML gives, names in lower case, read as leniently as browsers do.
 * Throws `PastLimit` where it is nested or large beyond any page.
 */
export function parseHtml(text: string, limits: WireLimits = wireLimits): XmlElement {
  const within = (count: number, limit: LimitName) => {
    if (count > limits[limit]) throw new PastLimit(limit, limits);
  };
  const root = element('#document', {});
  const stack: Open[] = [root];
  let elements = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      within(stack.length, 'depth');
      within(elements, 'elements');
      const values = Object.values(attributes);
      within(values.length, 'attributes');
      for (const value of values) within(value.length, 'attributeLength');
      const opened = element(name, attributes);
      stack.at(-1)?.children.push(opened);
      stack.push(opened);
    },
    onclosetag() {
      if (stack.length > 1) stack.pop();
    },
    ontext(piece) {
      const children = stack.at(-1)?.children ?? root.children;
      const last = children.at(-1);
      const clean = withoutControls(piece);
      if (typeof last === 'string') children[children.length - 1] = last + clean;
      else children.push(clean);
    },
  });
  parser.end(text);
  return root;
}

function element(name: string, attributes: Record<string, string>): Open {
  const own = Object.assign(Object.create(null), attributes) as Record<string, string>;
  return { name, namespace: undefined, attributes: own, children: [], line: 0, isWhole: true };
}
