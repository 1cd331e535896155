// Who signs in: the users that a demonstration shows on its sign-in page.
import assert from 'node:assert/strict';

/** Signs in as the first demonstration user with this role, through the form that everybody uses. */
export async function signIn(page, role) {
  await page.goto('/sign-in');
  const users = await page
    .locator('form:has(input[type=hidden][name=password])')
    .evaluateAll((forms) =>
      forms.map((form) => ({
        login: form.querySelector('[name=login]').value,
        password: form.querySelector('[name=password]').value,
        text: form.textContent,
      })),
    );
  const user = users.find(({ login, text }) => `${login} ${text}`.toLowerCase().includes(role));
  assert.ok(user, `no ${role} among the demonstration's users: ${users.map(({ login }) => login).join(', ')}`);
  const form = page.locator('form:has(#login)');
  await form.locator('#login').fill(user.login);
  await form.locator('#password').fill(user.password);
  await form.getByRole('button').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return user;
}

/** A page on which somebody with this role is signed in. */
export async function pageOf(world, role, options = {}) {
  world.sessions ??= {};
  if (!world.sessions[role]) {
    const page = await world.open(options);
    await signIn(page, role);
    world.sessions[role] = await page.context().storageState();
    return page;
  }
  return world.open({ ...options, storageState: world.sessions[role] });
}
