import { plain } from '../../html';
import type { XmlElement } from '../../xml';
import { attribute, child, children, descendants, lineOf } from '../../xml/tree';

/** What the topics of a document say that formal names stand for. Nothing is fetched. */
export interface Names {
  /** `04000000` -> `Economy`. */
  described(formalName: string): string | undefined;
  /** The topic that a reference in the document (`#t1`) points at. */
  referred(reference: string): string | undefined;
}

const mostTopics = 20_000;

/** Reads every TopicSet below an element (NewsML 1.2, 5.3): a Topic's FormalNames, and its first Description. */
export function namesIn(root: XmlElement): Names {
  const byName = new Map<string, string>();
  const byId = new Map<string, string>();
  for (const topic of descendants(root, 'Topic').slice(0, mostTopics)) {
    const names = children(topic, 'FormalName').flatMap((one) => lineOf(one) ?? []);
    const description = plain(lineOf(child(topic, 'Description')) ?? '') || undefined;
    for (const name of names) if (description && !byName.has(name)) byName.set(name, description);
    const id = attribute(topic, 'Duid');
    const title = description ?? names[0];
    if (id && title) byId.set(id, title);
  }
  return {
    described: (name) => byName.get(name),
    referred: (reference) => byId.get(reference.replace(/^#/, '')),
  };
}
