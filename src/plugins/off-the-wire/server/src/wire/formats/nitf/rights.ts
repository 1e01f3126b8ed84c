import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf } from '../../xml/tree';
import { nitfText } from './body';
import type { NitfDocument } from './document';

/** Whose the copy is, and what may be done with it. */
export function rightsOf(document: NitfDocument): Pick<Item, 'copyrightHolder' | 'copyrightNotice' | 'usageTerms'> {
  const { docdata, bodyHead, taken } = document;
  const copyright = child(docdata, 'doc.copyright');
  const [holder, year] = [attribute(copyright, 'holder'), attribute(copyright, 'year')];
  const printed = children(bodyHead, 'copyrite', 'note').filter(isCopyright);
  const inRights = children(bodyHead, 'rights');
  for (const one of [...printed, ...inRights]) taken.add(one);
  const terms = [...children(docdata, 'doc.rights').map(fromAttributes), ...inRights.map(fromElements)];
  return {
    copyrightHolder: holder ?? lineOf(child(printed[0], 'copyrite.holder')),
    copyrightNotice: printed.map((one) => nitfText(one, document.notes)).find((text) => text) ?? noticeOf(holder, year),
    usageTerms: [...new Set(terms.filter((text) => text !== ''))].join('. ') || undefined,
  };
}

export function isCopyright(element: XmlElement): boolean {
  return element.name === 'copyrite' || attribute(element, 'noteclass') === 'cpyrt';
}

function noticeOf(holder: string | undefined, year: string | undefined): string | undefined {
  return holder && year ? `Copyright ${year} ${holder}` : undefined;
}

/** In the order of the specification; `doc.rights` has attributes where `rights` has elements. */
const parts = ['owner', 'agent', 'type', 'geography', 'startdate', 'enddate', 'limitations'];

function fromAttributes(element: XmlElement): string {
  return parts.flatMap((part) => labelled(part, attribute(element, part))).join('; ');
}

function fromElements(element: XmlElement): string {
  const found = parts.flatMap((part) => {
    const one = child(element, `rights.${part}`);
    return labelled(part, lineOf(one) ?? attribute(one, 'norm'));
  });
  return found.length > 0 ? found.join('; ') : (nitfText(element) ?? '');
}

function labelled(part: string, text: string | undefined): string[] {
  const label = part.replace('date', ' date');
  return text === undefined ? [] : [part === 'limitations' ? text : `${label}: ${text}`];
}
