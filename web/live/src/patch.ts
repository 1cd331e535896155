/** Brings a server-rendered list up to date without disturbing what has not changed. */

/** What a patch did, by `data-key`. */
export interface Change {
  added: string[];
  changed: string[];
  removed: string[];
}

/** The list that a live part looks after: marked so, or else the first of its kind inside. */
export function listOf(host: ParentNode): Element | null {
  return host.querySelector('[data-live-list]') ?? host.querySelector('tbody, ol, ul');
}

/** Parses list items or rows in the place where they will stand (a row parses only inside a table's body). */
function parse(html: string, list: Element): Element[] {
  const context = list.cloneNode(false) as Element;
  context.innerHTML = html;
  return [...context.children];
}

const keyOf = (item: Element) => item.getAttribute('data-key') ?? '';

/** The difference that `patch` would make, making none. */
export function compare(list: Element, html: string): Change {
  return difference(list, parse(html, list));
}

function difference(list: Element, items: Element[]): Change {
  const now = new Map([...list.children].map((item) => [keyOf(item), item]));
  const next = new Set(items.map(keyOf));
  const change: Change = { added: [], changed: [], removed: [] };
  for (const item of items) {
    const old = now.get(keyOf(item));
    if (!old) change.added.push(keyOf(item));
    else if (!sameContent(old, item)) change.changed.push(keyOf(item));
  }
  change.removed = [...now.keys()].filter((key) => !next.has(key));
  return change;
}

/** Compared without the mark that `patch` itself sets. */
function sameContent(old: Element, item: Element): boolean {
  const bare = old.cloneNode(true) as Element;
  bare.removeAttribute('data-fresh');
  return bare.isEqualNode(item);
}

/**
 * Makes the list's children those of `html`. An unchanged child keeps its node, and with it focus and selection;
 * new and changed ones are marked `data-fresh` for the style sheet.
 */
export function patch(list: Element, html: string): Change {
  const items = parse(html, list);
  const change = difference(list, items);
  const touched = new Set([...change.added, ...change.changed]);
  const now = new Map([...list.children].map((item) => [keyOf(item), item]));
  const children = items.map((item) => {
    const old = now.get(keyOf(item));
    if (old && !touched.has(keyOf(item))) return old;
    item.setAttribute('data-fresh', '');
    return item;
  });
  place(list, children);
  return change;
}

/** Moves only what stands in the wrong place: a node that is taken out and put back loses its focus. */
function place(list: Element, children: Element[]): void {
  const wanted = new Set(children);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    const here = list.children[at] ?? null;
    if (here !== child) list.insertBefore(child, here);
  });
}
