// SW-09: a person fills in a declaration: nothing typed is lost, every fault stands at its field, and it can be lodged.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from '../audit.mjs';
import { newReference } from '../message.mjs';
import { pageOf } from '../people.mjs';
import { eventually, factsOf, startWorld } from '../world.mjs';

let world, fact;
before(async () => {
  world = await startWorld();
  fact = factsOf(world);
});
after(() => world?.stop());

/** What a trader knows of a small import; fields that are filled already are left. */
const answers = async () => ({
  lrn: newReference(),
  'exporter-name': 'Harbour Street Tools',
  'exporter-line': '4 Harbour Street',
  'exporter-city': 'Port Alba',
  'exporter-postcode': '90210',
  'exporter-country': 'US',
  nationality: 'US',
  'arrival-id': '9321483',
  dispatch: 'US',
  location: 'HARBOUR01',
  'previous-id': `6XA1001-${newReference()}`,
  'incoterm-place': 'XAHBR',
  invoice: '1000.00',
  'item0-description': 'Clippers and their parts',
  'item0-commodity': await fact('commodity'),
  'item0-origin': 'US',
  'item0-price': '1000.00',
  'item0-net': '100',
  'item0-gross': '120',
  'item0-package-count': '5',
  'item0-marks': 'LOT 7',
  'item0-document-id': 'INV-7',
});

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
}

async function press(page, deed) {
  await page.locator(`.save-bar button[value=${deed}]`).click();
  await page.waitForLoadState();
}

test('a draft saves itself and is there after a reload', async () => {
  const page = await pageOf(world, 'trader');
  await page.goto('/lodge/new');
  const empty = await page.locator('[data-saved]').innerText();
  await fill(page, { 'item0-description': 'Half a sentence about' });
  await eventually('saving', async () => {
    const now = await page.locator('[data-saved]').innerText();
    return now !== empty && /\d/.test(now);
  });
  const again = await pageOf(world, 'trader');
  await again.goto('/lodge');
  await again.locator('main a[href^="/lodge/"]:not([href$="/new"])').first().click();
  assert.equal(await again.locator('[name="item0-description"]').inputValue(), 'Half a sentence about');
  await page.context().close();
  await again.context().close();
});

test('an empty form names every fault, and each leads to its field', async () => {
  const page = await pageOf(world, 'trader', { screen: 'phone' });
  await page.goto('/lodge/new');
  await press(page, 'check');
  await audit(page, 'form-faults');
  const links = await page.locator('#faults a[href^="#"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.length >= 5, `only ${links.length} faults`);
  for (const link of new Set(links)) assert.equal(await page.locator(link).count(), 1, link);
  await page.locator('#faults a[href="#lrn"]').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'lrn');
  assert.equal(await page.locator('#lrn').getAttribute('aria-invalid'), 'true');
  await page.context().close();
});

test('a filled form is checked, then lodged, without scripts too', async () => {
  for (const scripts of [true, false]) {
    const page = await pageOf(world, 'trader', { scripts });
    await page.goto('/lodge/new');
    await fill(page, await answers());
    await press(page, 'check');
    const shown = await page.locator('main').innerText();
    const lodge = page.locator('main button[value=lodge], main form[action$="/lodge"] button').first();
    assert.equal(await lodge.count(), 1, shown);
    if (scripts) await audit(page, 'form-checked');
    await lodge.click();
    await page.waitForLoadState();
    assert.match(page.url(), /\/declarations\/\w{18}/, await page.locator('main').innerText());
    await page.context().close();
  }
});
