import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { urlOf, zhibu } from './support/demo';
import { listen, settled } from './support/inspect';
import { linkTo } from './support/letters';
import { idNumber } from './support/office';
import { accept, enrol, invite } from './support/people';
import { SIZES } from './support/sight';
import { partyWords } from './support/words';

// An association has chapters, members and fees; on none of its pages is a word of the Party.
const ORGANISATION = '海棠书画协会';
const CHAPTER = '志愿服务分会';
const ADMIN = 'admin@haitang.example';
const MEMBER = { name: '蒋冬梅', email: 'jiang.dongmei@haitang.example' };
const url = urlOf('haitang');

type Clean = (where: string) => Promise<void>;

/** Says of the page as it stands that no word of the Party is on it, and names what is. */
function cleanOn(page: Page): Clean {
  const heard = listen(page);
  return async (where) => {
    await settled(page);
    // what an association does not do has no page; that is said to whoever looks at the browser's log, too
    const wrong = heard().filter((line) => !line.includes('not practised'));
    expect.soft([...(await partyWords(page)), ...wrong], where).toEqual([]);
  };
}

/** The language of every page from the next one on. */
async function speak(page: Page, locale: 'zh-CN' | 'en'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('zhibu.locale', chosen), locale);
}

async function foundOrganisation(page: Page, clean: Clean): Promise<void> {
  await zhibu('tenant', 'create', 'haitang', '--name', ORGANISATION, '--kind', 'association', '--email', ADMIN);
  await accept(page, await linkTo(ADMIN), 'haitang.admin');
  await enrol(page);
  await page.waitForURL(`${url}/console/`);
  await page.goto(`${url}/`);
  await clean('the home of an administrator');
  await page.goto(`${url}/console/`);
  await expect(page.getByRole('heading', { level: 1, name: /管理员，(上午|中午|下午|晚上)好/ })).toBeVisible();
  await clean('the first steps');
}

interface Made {
  id: string;
}

interface Ids {
  chapter: string;
  member: string;
}

async function furnish(page: Page): Promise<Ids> {
  const made = async (path: string, body: object) => (await call<Made>(page, 'POST', `/api/records/${path}`, body)).id;
  const top = await made('units', { name: ORGANISATION, kind: 'general_branch' });
  const chapter = await made('units', { name: CHAPTER, kind: 'branch', parent_id: top });
  const member = await made('members', {
    name: MEMBER.name,
    unit_id: chapter,
    id_no: idNumber('19701102', '322'),
    gender: 'female',
    member_kind: 'full',
    joined_on: '2001-07-01',
    full_on: '2002-07-01',
  });
  return { chapter, member };
}

/** Every page of the navigation, and every part that these pages have. */
async function walk(page: Page, clean: Clean, locale: string): Promise<void> {
  const entries = page.locator('nav.nav a');
  const parts = page.locator('main nav.tabs a');
  const goTo = async (link: Locator, where: string): Promise<string> => {
    const name = `${where}${(await link.innerText()).trim()}`;
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await clean(name);
    return name;
  };
  await expect(entries.first()).toBeVisible();
  for (let at = 0; at < (await entries.count()); at += 1) {
    const name = await goTo(entries.nth(at), `${locale}: `);
    for (let part = 1; part < (await parts.count()); part += 1) await goTo(parts.nth(part), `${name}, `);
  }
}

/** What is a step away from the navigation, and what an association leaves out. */
const beyond = ({ chapter, member }: Ids): string[] => [
  ...['', '?tab=posts', '?tab=files', '?tab=history'].map((tab) => `units/${chapter}${tab}`),
  ...['', '?tab=files'].map((tab) => `members/${member}${tab}`),
  ...['meetings', 'talks', 'archive', 'statistics', 'dues'].map((area) => `${area}?unit=${chapter}`),
  ...['members/new', 'imports/new?kind=members', 'imports/new?kind=units', 'collections/new', 'vocabulary', 'security'],
  ...['development', 'transfers', 'cadres', 'nowhere'],
];

async function seeEverything(page: Page, clean: Clean, ids: Ids): Promise<void> {
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    await page.goto(`${url}/console/`);
    await walk(page, clean, locale);
    // the words of one language are held against the other's beside the catalogues
    for (const path of locale === 'en' ? [] : beyond(ids)) {
      await page.goto(`${url}/console/${path}`);
      await clean(`/console/${path}`);
    }
  }
  await speak(page, 'zh-CN');
}

const OWN = ['', 'record', 'record/requests', 'record/files', 'dues', 'meetings', 'talks', 'branch', 'account'];

/** A member follows the letter on a telephone, and looks at everything there is. */
async function onTelephone(browser: Browser, link: string): Promise<void> {
  const phone = await (await browser.newContext({ viewport: SIZES.phone, isMobile: true, hasTouch: true })).newPage();
  const clean = cleanOn(phone);
  for (const path of ['login/', 'login/forgot/', 'privacy']) {
    await phone.goto(`${url}/${path}`);
    await clean(`/${path}`);
  }
  await accept(phone, link, 'jiang.dongmei');
  await phone.waitForURL(`${url}/`);
  await expect(phone.getByRole('heading', { level: 1, name: new RegExp(`^${MEMBER.name}，`) })).toBeVisible();
  await expect(phone.getByRole('link', { name: '我的分会' }).first()).toBeVisible();
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(phone, locale);
    for (const path of OWN) {
      await phone.goto(`${url}/${path}`);
      await clean(`${locale}: /${path} of a member`);
    }
  }
  await phone.context().close();
}

test('an association is spoken to in its own words', async ({ page, browser }) => {
  test.setTimeout(600_000);
  const clean = cleanOn(page);
  await test.step('an administrator arrives', () => foundOrganisation(page, clean));
  const ids = await furnish(page);
  const link = await invite(page, { email: MEMBER.email, display_name: MEMBER.name, member_id: ids.member });
  await test.step('a member sees it all on a telephone', () => onTelephone(browser, link));
  await test.step('the administrator sees every page', () => seeEverything(page, clean, ids));
});
