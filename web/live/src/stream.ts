/** Keeps one server-sent event stream open and says whether it is. */

export type Link = 'connecting' | 'live' | 'lost';

export interface Listener {
  /** The whole list as the server renders it now: the inner HTML of its `<ol>` or `<tbody>`. */
  list(html: string): void;
  link(state: Link): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Opens `src` and calls back for each `list` event, until the returned function is called.
 *
 * A browser reopens a stream that broke, but gives up for good when the server answers with an error (a restart behind
 * a proxy, a session that ended): then we try again, ever more slowly. A hidden page listens to nothing.
 */
export function listen(src: string, listener: Listener, page: Document = document): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    listener.link('connecting');
    const opened = new EventSource(src);
    source = opened;
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      listener.link('live');
    });
    opened.addEventListener('list', (event) => listener.list(String((event as MessageEvent).data)));
    opened.addEventListener('error', () => {
      listener.link('lost');
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  const onVisibility = () => (page.hidden ? close() : open());

  page.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    page.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
