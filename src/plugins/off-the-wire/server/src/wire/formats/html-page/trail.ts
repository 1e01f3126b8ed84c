import type { XmlElement } from '../../xml';
import { attribute, children, descendants, lineOf } from '../../xml/tree';

/** The breadcrumb that the page shows: microdata first, then markup that is called so. Labels from the root down. */
export function markedTrail(page: XmlElement): readonly string[] | undefined {
  const all = descendants(page, 'nav', 'ol', 'ul', 'div', 'p', 'section', 'span');
  const microdata = all.find((one) =>
    /schema\.org\/BreadcrumbList|data-vocabulary\.org\/Breadcrumb/i.test(attribute(one, 'itemtype') ?? ''),
  );
  const named = all.find((one) => isCalledBreadcrumb(one));
  for (const element of [microdata, named]) {
    const labels = element && labelsIn(element);
    if (labels && labels.length > 0) return labels;
  }
  return undefined;
}

export function isCalledBreadcrumb(element: XmlElement): boolean {
  const names = ['class', 'id', 'aria-label', 'role', 'data-testid']
    .map((name) => attribute(element, name) ?? '')
    .join(' ');
  return /bread-?_?crumb/i.test(names);
}

const mostLabels = 12;

/** Its list items or links; the step that the reader stands on is often neither link nor item. */
function labelsIn(element: XmlElement): readonly string[] {
  const steps = descendants(element, 'li');
  const links = descendants(element, 'a');
  const current = children(element).filter((one) => one.name !== 'a' && attribute(one, 'aria-current'));
  const parts = steps.length > 0 ? steps : [...links, ...current];
  const labels = parts.flatMap((part) => clean(lineOf(namePart(part) ?? part)) ?? []);
  return labels.slice(0, mostLabels);
}

const namePart = (step: XmlElement) =>
  descendants(step, 'span', 'a').find((one) => attribute(one, 'itemprop') === 'name');

function clean(label: string | undefined): string | undefined {
  const bare = label?.replace(/^[\s>»›/|:→]+|(?<![\s>»›/|:→])[\s>»›/|:→]+$/g, '').replace(/^you are here:?\s*/i, '');
  return bare && bare.length <= 120 ? bare : undefined;
}
