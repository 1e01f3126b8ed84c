/**
 * Makes a node like another one, changing only what differs: what has the focus, is selected or scrolled stays so.
 * Children with `data-id` are known by it wherever they stand; others by their place.
 */
export function morph(here, fresh) {
  if (here.nodeName !== fresh.nodeName) {
    const copy = document.importNode(fresh, true);
    here.replaceWith(copy);
    return copy;
  }
  if (here.nodeType !== Node.ELEMENT_NODE) {
    if (here.data !== fresh.data) here.data = fresh.data;
    return here;
  }
  morphAttributes(here, fresh);
  morphChildren(here, fresh);
  return here;
}

function morphAttributes(here, fresh) {
  for (const { name } of [...here.attributes]) if (!fresh.hasAttribute(name)) here.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  }
}

function morphChildren(here, fresh) {
  const wanted = new Set([...fresh.childNodes].map(idOf));
  for (const child of [...here.childNodes]) if (idOf(child) && !wanted.has(idOf(child))) child.remove();
  const known = new Map([...here.children].map((child) => [idOf(child), child]));
  let place = here.firstChild;
  for (const child of fresh.childNodes) {
    const match = idOf(child) ? known.get(idOf(child)) : place && !idOf(place) ? place : undefined;
    if (match === undefined) {
      here.insertBefore(document.importNode(child, true), place);
      continue;
    }
    // What stands right already is not moved: moving takes the focus away.
    if (match !== place) here.insertBefore(match, place);
    place = morph(match, child).nextSibling;
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

const idOf = (node) => node.dataset?.id;
