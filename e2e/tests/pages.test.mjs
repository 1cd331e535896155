// Every page, on a desk and on a phone: accessible, not too wide, without faults; by keyboard; without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit, keyboardFaults } from '../audit.mjs';
import { SCREENS } from '../browser.mjs';
import { PAGES, address } from '../pages.mjs';
import { pageOf } from '../people.mjs';
import { factsOf, startWorld } from '../world.mjs';

let world, fact;
before(async () => {
  world = await startWorld();
  fact = factsOf(world);
});
after(() => world?.stop());

async function visit(wanted, options) {
  const { who } = wanted;
  const page = who ? await pageOf(world, who, options) : await world.open(options);
  const answer = await page.goto(await address(wanted, fact));
  assert.equal(answer.status(), 200);
  return page;
}

for (const page of PAGES) {
  for (const screen of Object.keys(SCREENS)) {
    test(`${page.name} on a ${screen}`, async () => {
      const shown = await visit(page, { screen });
      await audit(shown, page.name);
      await shown.context().close();
    });
  }

  test(`${page.name} by keyboard`, async () => {
    const shown = await visit(page);
    assert.deepEqual(await keyboardFaults(shown), []);
    await shown.context().close();
  });

  test(`${page.name} without scripts`, async () => {
    const shown = await visit(page, { scripts: false });
    assert.equal(await shown.locator('main h1').count(), 1);
    assert.deepEqual(shown.faults, []);
    await shown.context().close();
  });
}

test('pages of a role are closed to others', async () => {
  for (const page of PAGES.filter(({ who }) => who)) {
    const stranger = await world.open();
    await stranger.goto(page.path.replace('{mrn}', '26XX0000000000000X'));
    assert.match(stranger.url(), /\/sign-in/, page.path);
    await stranger.context().close();
  }
});
