/** The custom elements follow a stream of events; the stream here is a fake that the test drives. */
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

class FakeSource extends EventTarget {
  static CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  list(html: string) {
    this.dispatchEvent(new MessageEvent('list', { data: html }));
    flushSync();
  }
  fire(name: string) {
    this.dispatchEvent(new Event(name));
    flushSync();
  }
  static get last(): FakeSource {
    return FakeSource.all.at(-1) as FakeSource;
  }
}

async function put(html: string): Promise<HTMLElement> {
  document.body.innerHTML = html;
  await tick();
  await tick();
  flushSync();
  return document.body.firstElementChild as HTMLElement;
}

const timeline = '<cw-timeline data-src="/t"><ol><li data-key="1">Lodged</li></ol></cw-timeline>';
const queue =
  '<cw-queue data-src="/q"><table><tbody><tr data-key="A"><td><a href="#a">A</a></td></tr></tbody></table></cw-queue>';

beforeEach(async () => {
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.all = [];
  await import('./main');
});
afterEach(() => {
  document.body.innerHTML = '';
  vi.useRealTimers();
});

describe('cw-timeline', () => {
  it('keeps the list of the server and adds what happens', async () => {
    const host = await put(timeline);
    expect(FakeSource.last.url).toBe('/t');
    FakeSource.last.fire('open');
    FakeSource.last.list('<li data-key="1">Lodged</li><li data-key="2">Accepted</li>');
    expect([...host.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['Lodged', 'Accepted']);
    expect(host.querySelector('[role=status]')?.textContent).toContain('Accepted');
    expect(host.querySelector('[role=status]')?.getAttribute('data-link')).toBe('live');
  });

  it('says that the connection is lost, and tries again more and more slowly', async () => {
    const host = await put(timeline);
    vi.useFakeTimers();
    for (const wait of [1_000, 2_000, 4_000]) {
      const opened = FakeSource.all.length;
      FakeSource.last.close();
      FakeSource.last.fire('error');
      expect(host.querySelector('[role=status]')?.textContent).toContain('lost');
      vi.advanceTimersByTime(wait - 1);
      expect(FakeSource.all.length).toBe(opened);
      vi.advanceTimersByTime(1);
      expect(FakeSource.all.length).toBe(opened + 1);
    }
  });

  it('closes the stream when it leaves the page', async () => {
    const host = await put(timeline);
    host.remove();
    await tick();
    await tick();
    expect(FakeSource.last.readyState).toBe(FakeSource.CLOSED);
  });

  it('without an address listens to nothing', async () => {
    await put('<cw-timeline><ol></ol></cw-timeline>');
    expect(FakeSource.all).toEqual([]);
  });
});

describe('cw-queue', () => {
  const rows = '<tr data-key="B"><td>B</td></tr><tr data-key="A"><td><a href="#a">A</a></td></tr>';

  it('shows new cases at once while nobody is in the list', async () => {
    const host = await put(queue);
    FakeSource.last.list(rows);
    expect(host.querySelectorAll('tr').length).toBe(2);
    expect(host.querySelector('button')).toBeNull();
  });

  it('holds changes back while the keyboard is in the list, until asked', async () => {
    const host = await put(queue);
    (host.querySelector('a') as HTMLAnchorElement).focus();
    FakeSource.last.list(rows);
    expect(host.querySelectorAll('tr').length).toBe(1);
    const button = host.querySelector('button') as HTMLButtonElement;
    expect(button.textContent).toBe('Show changes: 1');
    button.click();
    flushSync();
    expect(host.querySelectorAll('tr').length).toBe(2);
    expect(host.querySelector('button')).toBeNull();
  });
});
