// SW-03: a trader lodges a message, is told everything that is wrong with it, and follows it while it is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from '../audit.mjs';
import { importDeclaration, newReference } from '../message.mjs';
import { pageOf } from '../people.mjs';
import { eventually, factsOf, startWorld } from '../world.mjs';

let world, fact;
before(async () => {
  world = await startWorld();
  fact = factsOf(world);
});
after(() => world?.stop());

async function upload(page, xml) {
  await page.goto('/lodge');
  await page.locator('input[type=file]').setInputFiles({ name: 'declaration.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await page.locator('form:has(input[type=file]) button').click();
  await page.waitForLoadState();
}

const shownReference = (page) => page.url().split('/').pop().replace(/[?#].*/, '');

test('a message is lodged by upload, and lodging it again changes nothing', async () => {
  const page = await pageOf(world, 'trader');
  const message = importDeclaration({ lrn: newReference(), commodity: await fact('commodity') });
  await upload(page, message);
  assert.match(page.url(), /\/declarations\/\w{18}/, await page.locator('main').innerText());
  const first = shownReference(page);
  await upload(page, message);
  assert.equal(shownReference(page), first);
  await audit(page, 'lodged');
  await page.context().close();
});

test('a message with several faults is refused with all of them', async () => {
  const page = await pageOf(world, 'trader');
  const message = importDeclaration({ lrn: newReference(), commodity: await fact('commodity'), origin: 'QQ', packages: 'many', price: '-1' });
  await upload(page, message);
  const text = await page.locator('main').innerText();
  for (const pointer of [/origin/i, /pack/i]) assert.match(text, pointer);
  await audit(page, 'refused');
  await page.context().close();
});

test('a file that is no declaration is answered in plain words', async () => {
  const page = await pageOf(world, 'trader');
  await upload(page, '<not-closed');
  assert.match(await page.locator('main').innerText(), /line 1/i);
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
  await page.context().close();
});

test('the timeline moves while it is looked at', async () => {
  const page = await pageOf(world, 'trader');
  await page.goto(`/declarations/${await fact('trader')}`);
  const live = page.locator('cw-timeline .live-status');
  await eventually('the live connection', async () => (await live.getAttribute('data-link')) === 'live');
  assert.ok((await page.locator('cw-timeline li').count()) > 0);
  await page.context().close();
});
