// The audits find what they are there to find: a small server shows them good and bad pages.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { accessibilityFaults, keyboardFaults, sidewaysFaults } from '../audit.mjs';
import { openPage, startBrowser } from '../browser.mjs';
import { address } from '../pages.mjs';

const frame = (body, style = '') =>
  `<!doctype html><html lang="en"><head><title>Try</title><meta name="viewport" content="width=device-width">
   <link rel="icon" href="data:,"><style>${style}</style></head><body><main><h1>Try</h1>${body}</main></body></html>`;
const PAGES = {
  '/good': frame('<p>Text</p><a href="#a">One</a> <label>Day <input type="date"></label> <button>Two</button>'),
  '/no-alt': frame('<img src="data:,">'),
  '/wide': frame('<table style="width: 600px"><tr><td>wide</td></tr></table>'),
  '/scrolls-inside': frame('<div tabindex="0" role="region" aria-label="Table" style="overflow-x: auto"><div style="width: 600px">wide</div></div>'),
  '/no-focus': frame('<a href="#a">One</a>', 'a:focus { outline: none }'),
  '/unreachable': frame('<a href="#a">One</a> <button onfocus="this.blur()">Two</button> <button>Three</button>'),
  '/script-error': frame('<script>throw new Error("broken")</script>'),
  '/elsewhere': frame('<img alt="" src="http://127.0.0.1:1/a.png">'),
};

let server, base, browser;
before(async () => {
  server = createServer((request, answer) => {
    const page = PAGES[request.url];
    answer.writeHead(page ? 200 : 500, { 'content-type': 'text/html' }).end(page ?? frame('broken'));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function visit(path, screen = 'phone') {
  const page = await openPage(browser, base, { screen });
  await page.goto(path);
  return page;
}

test('a good page has no fault', async () => {
  const page = await visit('/good');
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(await sidewaysFaults(page), []);
  assert.deepEqual(await keyboardFaults(page), []);
  assert.deepEqual(page.faults, []);
});

for (const [path, faults, words] of [
  ['/no-alt', accessibilityFaults, /image-alt/],
  ['/wide', sidewaysFaults, /px too wide: <table/],
  ['/no-focus', keyboardFaults, /cannot be seen on One/],
  ['/unreachable', keyboardFaults, /reaches \d of 3/],
  ['/script-error', async (page) => page.faults, /broken/],
  ['/elsewhere', async (page) => page.faults, /another host/],
  ['/missing', async (page) => page.faults, /500/],
]) {
  test(`${path} is found out`, async () => {
    const found = await faults(await visit(path));
    assert.match(found.join('\n'), words);
  });
}

test('what scrolls inside itself is not sideways', async () => {
  assert.deepEqual(await sidewaysFaults(await visit('/scrolls-inside')), []);
});

test('an address needs all its facts', async () => {
  const fact = async (name) => ({ commodity: '0101', trader: '26X' })[name];
  assert.equal(await address({ path: '/tariff/{commodity}' }, fact), '/tariff/0101');
  assert.equal(await address({ path: '/declarations/{mrn}', who: 'trader' }, fact), '/declarations/26X');
  await assert.rejects(address({ path: '/officer/declarations/{mrn}', who: 'officer' }, fact), /needs mrn/);
});
