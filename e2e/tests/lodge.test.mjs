// SW-03: a trader lodges a message, is told everything that is wrong with it, and follows it while it is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from '../audit.mjs';
import { importDeclaration, newReference } from '../message.mjs';
import { pageOf } from '../people.mjs';
import { eventually, factsOf, startWorld, upload } from '../world.mjs';

let world, fact;
before(async () => {
  world = await startWorld();
  fact = factsOf(world);
});
after(() => world?.stop());

test('a message is lodged by upload, and lodging it again changes nothing', async () => {
  const page = await pageOf(world, 'trader');
  const message = importDeclaration({ lrn: newReference(), commodity: await fact('commodity') });
  const first = await upload(page, message);
  assert.ok(first, await page.locator('main').innerText());
  assert.equal(await upload(page, message), first);
  await audit(page, 'lodged');
  await page.context().close();
});

test('a message with several faults is refused with all of them', async () => {
  const page = await pageOf(world, 'trader');
  const message = importDeclaration({ lrn: newReference(), commodity: await fact('commodity'), origin: 'Q9', packages: 'many', price: '-1' });
  await upload(page, message);
  const text = await page.locator('main').innerText();
  for (const words of [/country/i, /total packages/i, /quantity of packaging/i, /price/i]) assert.match(text, words);
  await audit(page, 'refused');
  await page.context().close();
});

test('a file that is no declaration is answered in plain words', async () => {
  const page = await pageOf(world, 'trader');
  await upload(page, '<not-closed');
  assert.match(await page.locator('main').innerText(), /line 1/i);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('SW-08: the timeline moves while it is looked at, and payment clears the goods', async () => {
  const page = await pageOf(world, 'trader');
  await upload(page, importDeclaration({ lrn: newReference(), commodity: await fact('commodity'), payment: 'A' }));
  const address = page.url();
  await eventually('the live connection', async () => (await page.locator('.live-status').getAttribute('data-link')) === 'live');
  const before = await page.locator('cw-timeline li').count();
  assert.ok(before > 0);

  const other = await pageOf(world, 'trader');
  await other.goto(address);
  await other.locator('form[action$="/pay"] [name=reference]').fill('BANK-1');
  await other.locator('form[action$="/pay"] button').click();
  await other.waitForLoadState();

  await eventually('a new entry', async () => (await page.locator('cw-timeline li').count()) > before);
  assert.ok((await page.locator('cw-timeline [data-fresh]').count()) > 0);
  await page.reload();
  assert.match(await page.locator('main').innerText(), /cleared/i);
  await audit(page, 'cleared');
  await page.context().close();
  await other.context().close();
});
