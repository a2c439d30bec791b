import { writeFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { agency, book, kept, loginOf, zhibu } from './support/demo';
import { linkTo } from './support/letters';
import { accept, invite, logIn, logInAsOperator } from './support/people';

interface Ids {
  items: { id: string }[];
}

/** Posts as far as they matter here. */
interface Posts {
  items: { member_id: string; post: string; started_on: string }[];
}

/** Elections that are over. */
interface Elected {
  items: { unit_id: string; kind: string; held_on?: string | null }[];
}

/** Terms of units. */
interface Terms {
  items: { unit_id: string; kind: string; election_id?: string | null }[];
}

const organisation = agency();
const path = (link: string) => link.slice(new URL(link).origin.length);
const day = (from: number) => dayAt(from * 86_400_000);

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

/** Two meetings of the branch of a member: one to come, one that took place and is being recorded. */
async function meetings(admin: Page, member: string): Promise<{ branch: string; planned: string; held: string }> {
  const { unit_id: branch } = await call<{ unit_id: string }>(admin, 'GET', `/api/records/members/${member}`);
  const plan = async (day: number, subject: string) => {
    const at = (hour: number) => new Date(Date.now() + day * 86_400_000 + hour * 3_600_000).toISOString();
    const draft = { unit_id: branch, kinds: ['branch_meeting', 'lecture'], subject, place: '会议室' };
    const body = { ...draft, planned_start: at(0), planned_end: at(2), agenda: ['传达学习', '讨论'] };
    return (await call<{ id: string }>(admin, 'POST', '/api/records/meetings', body)).id;
  };
  const [planned, held] = [await plan(5, '学习贯彻全会精神'), await plan(-3, '讨论年度计划')];
  const started = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const list = { started_at: started, marks: [{ member_id: member, mark: 'present' }] };
  await call(admin, 'PUT', `/api/records/meetings/${held}/attendance`, list, 1);
  return { branch, planned, held };
}

/** The first branch with members, as the demo chose it. */
async function books(admin: Page): Promise<string> {
  const units = await call<{ items: { id: string; kind: string; members_full: number }[] }>(
    admin,
    'GET',
    '/api/records/units?tree=true',
  );
  return units.items.find((unit) => unit.kind === 'branch' && unit.members_full > 1)?.id ?? '';
}

/** Somebody of the demo who is that far on the way to full membership. */
async function underway(admin: Page, standing: string): Promise<string | undefined> {
  const path = `/api/records/development/files?standing=${standing}&limit=1`;
  return (await call<Ids>(admin, 'GET', path)).items[0]?.id;
}

/** The last but so many on the first page of the roster: nobody whom other journeys need. */
const last = async (admin: Page, before = 0): Promise<string> =>
  (await call<Ids>(admin, 'GET', '/api/records/members?limit=200')).items.at(-1 - before)?.id ?? '';

/** A member who went abroad, was heard of there, and was warned before. */
async function noted(admin: Page, member: string): Promise<{ noted: string }> {
  const abroad = { where_to: '德国慕尼黑', abroad: true, changed: false, fixed_place: true };
  const stay = { ...abroad, member_id: member, since: day(-20), expected_until: day(300) };
  const { id } = await call<{ id: string }>(admin, 'POST', '/api/records/floating-spells', stay);
  await call(admin, 'POST', `/api/records/floating-spells/${id}/contacts`, { made_on: day(-2), made_by: '组织委员' });
  const paper = { doc_no: '支字〔2026〕3号', back_filled_reason: '纸质档案补录' };
  const body = { body_name: '党支部党员大会', decided_by: 'branch_meeting', decided_on: day(-40) };
  const warned = { ...body, ...paper, member_id: member, kind: 'severe_warning' };
  await call(admin, 'POST', '/api/records/dispositions', warned);
  return { noted: member };
}

/** A transfer that is on its way to another organisation, with its letter. */
async function transfer(admin: Page, member: string): Promise<{ transfer: string }> {
  const wish = { member_id: member, to_place: '外省某市委组织部', reason: '工作调动' };
  let now = await call<{ id: string; version: number }>(admin, 'POST', '/api/records/transfers', wish);
  const letter = { distance: 'outside', paid_to: day(0).slice(0, 7) };
  for (const step of [{ step: 'approve' }, { step: 'approve' }, { step: 'issue_letter', letter }, { step: 'send' }]) {
    now = await call(admin, 'POST', `/api/records/transfers/${now.id}/steps`, step, now.version);
  }
  return { transfer: now.id };
}

/** An election of the demo that has got so far. */
async function election(admin: Page, view: 'under_way' | 'done'): Promise<string | undefined> {
  return (await call<Ids>(admin, 'GET', `/api/records/elections?view=${view}&limit=1`)).items[0]?.id;
}

/** An approved congress of delegates that is to elect a committee; nobody has divided the delegates yet. */
async function congress(admin: Page): Promise<{ congress: string; committee: string }> {
  const elections = '/api/records/elections';
  const terms = await call<Terms>(admin, 'GET', `${elections}/terms?limit=200`);
  const term = terms.items.find((one) => one.kind === 'party_committee');
  const committee = term?.unit_id ?? '';
  if (term?.election_id) return { congress: term.election_id, committee };
  const plan = { unit_id: committee, planned_on: day(30), committee: 7, deputies: 1, secretary_by: 'committee' };
  const body = { ...plan, congress: { delegates: 12, scattered: true } };
  const { id, version } = await call<{ id: string; version: number }>(admin, 'POST', elections, body);
  const paper = { doc_no: '市委组〔2026〕12号', decided_on: day(-2) };
  await call(admin, 'POST', `${elections}/${id}/congress`, paper, version);
  return { congress: id, committee };
}

/** A branch somebody would like to have, about which nobody has decided. */
async function request(admin: Page, parent: string): Promise<{ request: string }> {
  const founding = { parent_id: parent, kind: 'branch', name: '离退休第三党支部', full_members: 3 };
  const wish = { kind: 'found', reason: '离退休党员居住分散', founding };
  return { request: (await call<{ id: string }>(admin, 'POST', '/api/records/unit-requests', wish)).id };
}

/** The paper between the secretary who has just been elected and the one before. */
async function handover(admin: Page): Promise<{ handover: string }> {
  const { items } = await call<Elected>(admin, 'GET', '/api/records/elections?view=done&limit=200');
  const terms = items.filter((one) => one.kind === 'term' && one.held_on);
  const unit = terms.toSorted((a, b) => (a.held_on ?? '').localeCompare(b.held_on ?? '')).at(-1)?.unit_id ?? '';
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const posts = await call<Posts>(admin, 'GET', `/api/records/posts?unit_id=${unit}&on=${today}`);
  const now = posts.items.find((one) => one.post === 'secretary');
  const members = await call<Ids>(admin, 'GET', `/api/records/members?unit_id=${unit}&kind=full&limit=10`);
  const before = members.items.find((one) => one.id !== now?.member_id);
  const days = { started_on: day(-60), ended_on: now?.started_on };
  const former = { unit_id: unit, member_id: before?.id, post: 'secretary', basis: 'elected', ...days };
  await call(admin, 'POST', '/api/records/posts', former);
  const note = { note: '公章在二楼保险柜，钥匙交组织委员' };
  const made = await call<{ id: string }>(admin, 'POST', `/api/records/units/${unit}/handovers`, note);
  return { handover: made.id };
}

test('the administrator of the agency arrives', async ({ page, browser }) => {
  await logIn(page, organisation.url, loginOf(organisation, 'tenant_admin'));
  const first = async (list: string) => (await call<Ids>(page, 'GET', `/api/records/${list}?limit=1`)).items[0]?.id;
  const places = {
    unit: await first('units'),
    member: await first('members'),
    run: await first('imports'),
    collection: await first('collections'),
    snapshot: await first('statistics/snapshots'),
    cadre: await first('cadres'),
    appointment: await first('cadre-appointments'),
  };
  for (const id of Object.values(places)) expect(id).toEqual(expect.any(String));
  await page.context().storageState({ path: kept('tenant_admin.json') });
  Object.assign(
    places,
    await meetings(page, places.member ?? ''),
    { books: await books(page) },
    await transfer(page, await last(page)),
    await noted(page, await last(page, 1)),
  );
  const [activist, probationary] = [await underway(page, 'activist'), await underway(page, 'probationary')];
  expect([activist, probationary]).toEqual([expect.any(String), expect.any(String)]);
  const [elected, prepared] = [await election(page, 'done'), await election(page, 'under_way')];
  expect([elected, prepared]).toEqual([expect.any(String), expect.any(String)]);
  Object.assign(places, { activist, probationary, elected, election: prepared });
  // after the election under way was looked for: a congress is one, too
  const called = await congress(page);
  Object.assign(places, called, await request(page, called.committee), await handover(page));
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
