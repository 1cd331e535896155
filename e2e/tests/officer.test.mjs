// SW-11: an officer finds a case in the queue, sees why it is there, and decides.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pageOf } from '../people.mjs';
import { factsOf, startWorld } from '../world.mjs';

let world, fact;
before(async () => {
  world = await startWorld();
  fact = factsOf(world);
});
after(() => world?.stop());

test('a case is decided with a note, and the decision stands in its timeline', async () => {
  const page = await pageOf(world, 'officer');
  await page.goto(`/officer/declarations/${await fact('officer')}`);
  const before = await page.locator('cw-timeline li, .timeline li').count();
  const decide = page.locator('#decide form').first();
  assert.equal(await decide.count(), 1, await page.locator('#decide').innerText());
  const note = decide.locator('textarea').first();
  if (await note.count()) await note.fill('Looked at; as declared.');
  await decide.getByRole('button').first().click();
  await page.waitForLoadState();
  assert.ok((await page.locator('cw-timeline li, .timeline li').count()) > before, await page.locator('main').innerText());
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a trader may not look at the queue', async () => {
  const page = await pageOf(world, 'trader');
  const answer = await page.goto('/officer/queue');
  assert.equal(answer.status(), 403);
  await page.context().close();
});
