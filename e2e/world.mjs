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
async function firstLinked(page, path, prefix) {
  await page.goto(path);
  const links = page.locator(`main a[href^="${prefix}"]`);
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    const rest = href.slice(prefix.length);
    if (/^\w+$/.test(rest)) return decodeURIComponent(rest);
  }
  return undefined;
}

/** A declaration of the trader, one in the officer's queue, a commodity: what the pages' addresses need. */
export async function findFacts(world) {
  const trader = await pageOf(world, 'trader');
  const officer = await pageOf(world, 'officer');
  const trader_mrn = await eventually('a declaration of the trader', () => firstLinked(trader, '/declarations', '/declarations/'));
  const commodity = await firstLinked(trader, `/declarations/${trader_mrn}`, '/tariff/');
  const officer_mrn = await eventually('a case in the queue', () => firstLinked(officer, '/officer/queue', '/officer/declarations/'));
  await trader.context().close();
  await officer.context().close();
  return { trader: trader_mrn, officer: officer_mrn, commodity };
}
