// What every test needs: a running node, a browser, and facts of the demonstration found on its own pages.
import { openPage, startBrowser } from './browser.mjs';
import { startNode } from './node.mjs';
import { pageOf } from './people.mjs';

export async function startWorld(args) {
  const node = await startNode(args);
  let browser;
  try {
    browser = await startBrowser();
  } catch (error) {
    await node.stop();
    throw error;
  }
  return {
    node,
    sessions: {},
    open: (options) => openPage(browser, node.url, options),
    stop: async () => {
      await browser.close();
      await node.stop();
    },
  };
}

/** Waits until the demonstration's traffic has put something there, by asking again. */
export async function eventually(what, find, { seconds = 30 } = {}) {
  const until = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > until) throw new Error(`${what} did not happen within ${seconds} s`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** The last part of the first link on `path` that begins like `prefix`. */
async function firstLinked(page, path, prefix, form = /^\w+$/) {
  await page.goto(path);
  const links = page.locator(`main a[href^="${prefix}"]`);
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    const rest = href.slice(prefix.length);
    if (form.test(rest)) return decodeURIComponent(rest);
  }
  return undefined;
}

/** Facts that addresses need, each looked for once: `mrn` of a trader or officer, `commodity`. */
export function factsOf(world) {
  const found = {};
  const look = {
    trader: () => linked('trader', '/declarations', '/declarations/'),
    officer: () => linked('officer', '/officer/queue', '/officer/declarations/'),
    commodity: () => linked(undefined, '/tariff?q=8510', '/tariff/', /^\d{10}$/),
  };
  async function linked(who, path, prefix, form) {
    const page = who ? await pageOf(world, who) : await world.open();
    try {
      return await eventually(`a link to ${prefix}… on ${path}`, () => firstLinked(page, path, prefix, form));
    } finally {
      await page.context().close();
    }
  }
  return (name) => (found[name] ??= look[name]());
}
