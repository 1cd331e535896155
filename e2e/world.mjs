// What every test needs: a running node, a browser, and facts of the demonstration found on its own pages.
import { importDeclaration, newReference } from './message.mjs';
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

/** Lodges a message by upload; the MRN where it was taken. */
export async function upload(page, xml) {
  await page.goto('/lodge');
  const file = { name: 'declaration.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('form:has(input[type=file]) button').click();
  await page.waitForLoadState();
  return /\/declarations\/(\w{18})/.exec(page.url())?.[1];
}

/** Facts that addresses need, each looked for once: `mrn` of a trader or officer, `commodity`. */
export function factsOf(world) {
  const found = {};
  const look = {
    trader: () => linked('trader', '/declarations', '/declarations/'),
    officer: askOfficer,
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
  /** A trader asks to invalidate: an officer has to answer. */
  async function askOfficer() {
    const page = await pageOf(world, 'trader');
    const commodity = await (found.commodity ??= look.commodity());
    const mrn = await upload(page, importDeclaration({ lrn: newReference(), commodity, payment: 'A' }));
    await page.locator('summary:has(+ form[action$="/invalidate"])').click();
    await page.locator('form[action$="/invalidate"] textarea').fill('Ordered twice.');
    await page.locator('form[action$="/invalidate"] button').click();
    await page.waitForLoadState();
    await page.context().close();
    return mrn;
  }
  return (name) => (found[name] ??= look[name]());
}
