/** A patch changes what has changed and leaves the rest alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { compare, listOf, patch } from './patch';

const row = (key: string, text: string) => `<tr data-key="${key}"><td><a href="#${key}">${text}</a></td></tr>`;

function table(rows: string): HTMLElement {
  document.body.innerHTML = `<cw-x><table><tbody>${rows}</tbody></table></cw-x>`;
  return document.querySelector('tbody') as HTMLElement;
}

describe('patch', () => {
  beforeEach(() => (document.body.innerHTML = ''));

  it('finds rows, items, or the list that is marked', () => {
    document.body.innerHTML = '<ul></ul><ol data-live-list></ol>';
    expect(listOf(document)?.tagName).toBe('OL');
    document.body.innerHTML = '<p></p>';
    expect(listOf(document)).toBeNull();
  });

  it.each([
    ['nothing', ['a', 'b'], ['a', 'b'], { added: [], changed: [], removed: [] }],
    ['an addition in front', ['a'], ['n', 'a'], { added: ['n'], changed: [], removed: [] }],
    ['a removal', ['a', 'b', 'c'], ['a', 'c'], { added: [], changed: [], removed: ['b'] }],
    ['a new order', ['a', 'b', 'c'], ['c', 'a', 'b'], { added: [], changed: [], removed: [] }],
    ['all at once', ['a', 'b'], ['c', 'd'], { added: ['c', 'd'], changed: [], removed: ['a', 'b'] }],
  ])('%s', (_name, before, after, expected) => {
    const html = after.map((key) => row(key, key)).join('');
    const list = table(before.map((key) => row(key, key)).join(''));
    expect(compare(list, html)).toEqual(expected);
    expect(patch(list, html)).toEqual(expected);
    expect([...list.children].map((item) => item.getAttribute('data-key'))).toEqual(after);
    expect(compare(list, html)).toEqual({ added: [], changed: [], removed: [] });
  });

  it('keeps the node and the focus of an unchanged row, and marks a changed one', () => {
    const list = table(row('a', 'one') + row('b', 'two'));
    const kept = list.children[0] as Element;
    const link = kept.querySelector('a') as HTMLAnchorElement;
    link.focus();
    expect(patch(list, row('n', 'new') + row('a', 'one') + row('b', 'two, seen'))).toMatchObject({ changed: ['b'] });
    expect(list.children[1]).toBe(kept);
    expect(document.activeElement).toBe(link);
    expect([...list.children].map((item) => item.hasAttribute('data-fresh'))).toEqual([true, false, true]);
  });

  it('runs no script that arrives in a list', () => {
    const list = table('');
    patch(list, `<tr data-key="x"><td><script>window.ran = true</script></td></tr>`);
    expect('ran' in window).toBe(false);
  });
});
