import { writeFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency, book, kept, loginOf, zhibu } from './support/demo';
import { linkTo } from './support/letters';
import { accept, invite, logIn, logInAsOperator } from './support/people';

interface Ids {
  items: { id: string }[];
}

const organisation = agency();
const path = (link: string) => link.slice(new URL(link).origin.length);

/** Somebody follows a letter in a browser of their own, up to where `done` leads. */
async function newcomer(browser: Browser, link: string, name: string, done: string | RegExp): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await accept(page, link, name);
  await page.waitForURL(done);
  await context.storageState({ path: kept(`${name}.json`) });
  await context.close();
}

/** Letters whose links stay open, to look at the pages they lead to. */
async function letters(
  browser: Browser,
  admin: Page,
): Promise<{ invitation: string; reset: string; operator: string }> {
  const to = (who: string) => ({ email: `${who}@arrival.example`, display_name: '来客' });
  const invitation = await invite(admin, to('invited'));
  await newcomer(browser, await invite(admin, to('forgetful')), 'arrival.forgetful', `${organisation.url}/`);
  await newcomer(
    browser,
    await invite(admin, { ...to('enrolling'), role: 'tenant_admin' }),
    'arrival.enrolling',
    /enrol/,
  );
  await call(admin, 'POST', '/api/identity/password-resets', { login: to('forgetful').email });
  const second = 'second@operator.example';
  await zhibu('operator', 'create', '--name', '第二运营', second);
  const reset = await linkTo(to('forgetful').email, 2);
  return { invitation: path(invitation), reset: path(reset), operator: path(await linkTo(second)) };
}

test('the administrator of the agency arrives', async ({ page, browser }) => {
  await logIn(page, organisation.url, loginOf(organisation, 'tenant_admin'));
  const first = async (list: string) => (await call<Ids>(page, 'GET', `/api/records/${list}?limit=1`)).items[0]?.id;
  const places = { unit: await first('units'), member: await first('members'), run: await first('imports') };
  expect(places).toEqual({ unit: expect.any(String), member: expect.any(String), run: expect.any(String) });
  await page.context().storageState({ path: kept('tenant_admin.json') });
  writeFileSync(kept('places.json'), JSON.stringify({ ...places, ...(await letters(browser, page)) }));
});

test('a member of the agency arrives', async ({ page }) => {
  await logIn(page, organisation.url, loginOf(organisation, 'member'));
  await page.context().storageState({ path: kept('member.json') });
});

test('an operator of the platform arrives', async ({ page }) => {
  await logInAsOperator(page, book);
  await expect(page.getByRole('cell', { name: organisation.name, exact: true })).toBeVisible();
  await page.context().storageState({ path: kept('operator.json') });
});
