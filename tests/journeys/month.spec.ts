import { expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { agency, kept, loginOf } from './support/demo';
import { listen } from './support/inspect';
import { logIn } from './support/people';
import { SIZES, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('month');

interface Board {
  items: { matter: string; kind: string | null }[];
}

interface Own {
  member: { id: string; name: string; unit_id: string };
}

/** Finds somebody in a list of a form by typing the name. */
async function find(page: Page, list: Locator, name: string): Promise<void> {
  await list.fill(name);
  await page.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).first().click();
}

/** Chooses from a list of a form by what it says. */
async function choose(page: Page, list: Locator, word: string): Promise<void> {
  await list.click();
  await page.locator('.ant-select-dropdown:visible').getByText(word, { exact: true }).first().click();
}

/** Whether the board of the own branch asks for the themed day of this month. */
async function owed(page: Page): Promise<boolean> {
  await page.goto(`${url}/console/`);
  await expect(page.getByRole('heading', { name: '本月工作' })).toBeVisible();
  await expect(page.locator('.month-urgency').first()).toBeVisible();
  return page.getByText('主题党日还需开展 1 次').first().isVisible();
}

test('a secretary keeps the organisational life of a month, from the board to the minutes', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await logIn(page, url, loginOf(agency(), 'secretary'));
  await page.goto(`${url}/console/`);
  const heard = listen(page);
  const { member: secretary } = await call<Own>(page, 'GET', '/api/records/me');
  expect(await owed(page)).toBe(true);
  await sound(page, heard, 'board');

  // one gathering that is two things, entered once
  const subject = '学习党章，重温入党誓词';
  await page.goto(`${url}/console/meetings?unit=${secretary.unit_id}`);
  await page.getByRole('button', { name: '计划会议' }).click();
  const plan = page.getByRole('dialog', { name: /^计划会议/ });
  for (const kind of ['主题党日', '党课']) await choose(page, plan.getByLabel('类型'), kind);
  await plan.getByLabel('主题').fill(subject);
  await plan.getByLabel('地点').fill('三楼会议室');
  await plan.getByLabel('开始时间').fill('23:30');
  await plan.getByLabel('结束时间').fill('23:55');
  await plan.getByLabel('议程').fill('重温入党誓词\n书记讲党课');
  await plan.getByRole('button', { name: '计划会议' }).click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '书记讲党课' })).toBeVisible();
  const place = page.url();
  await sound(page, heard, 'planned');

  // one more thing to talk about, before it is held
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  const change = page.getByRole('dialog', { name: '修改会议' });
  await expect(change.getByLabel('议程')).toHaveValue('重温入党誓词\n书记讲党课');
  await change.getByLabel('议程').fill('重温入党誓词\n书记讲党课\n交流体会');
  await change.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '交流体会' })).toBeVisible();

  // the code for the wall leads whoever scans it to the own list, with this meeting first
  await page.getByText('到会二维码（可选）').click();
  await expect(page.getByRole('img', { name: /^到会二维码/ })).toBeVisible();
  const scanned = await page.getByText(/\/meetings\?here=/).innerText();
  await sound(page, heard, 'code');

  // a member of the branch asks to be excused
  const member = await (
    await browser.newContext({ storageState: kept('member.json'), viewport: SIZES.phone })
  ).newPage();
  await member.goto(scanned);
  await expect(member.getByRole('heading', { level: 3 }).first()).toHaveText(subject);
  await expect(member.getByText('交流体会', { exact: true }).first()).toBeVisible();
  await member.getByRole('button', { name: `请假：${subject}` }).click();
  const leave = member.getByRole('dialog');
  await leave.getByLabel('原因').selectOption({ label: '公差' });
  await leave.getByLabel('说明').fill('到省里开会');
  await leave.getByRole('button', { name: '提交' }).click();
  await expect(member.getByText('请假待答复').first()).toBeVisible();
  const { member: away } = await call<Own>(member, 'GET', '/api/records/me');

  // the secretary answers, and enters who was there
  await page.goto(place);
  await expect(page.getByText('到省里开会')).toBeVisible();
  await page.getByRole('button', { name: `同意 ${away.name} 请假`, exact: true }).click();
  await expect(page.getByText('已同意请假').first()).toBeVisible();
  await page.getByLabel('开始时间').fill('00:01');
  await page.getByLabel('结束时间').fill('00:02');
  await page.getByRole('button', { name: '其余全部到会' }).click();
  await page.getByLabel('列席人数').fill('1');
  await page.getByLabel('列席情况').fill('入党积极分子 1 人');
  await page.getByRole('button', { name: '保存到会情况' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '会议记录' })).toBeVisible();
  await sound(page, heard, 'held');

  // what was said, decided, and given to whom
  await find(page, page.getByLabel('主持人'), secretary.name);
  await find(page, page.getByLabel('记录人'), secretary.name);
  await page.getByLabel('发言和讨论').fill('大家谈了学习体会。');
  await page.getByRole('button', { name: '增加决定事项' }).click();
  await page.getByLabel('决定内容').fill('每月第二周集中学习一次');
  await page.getByRole('button', { name: /^一致同意/ }).click();
  await page.getByRole('button', { name: '增加后续事项' }).click();
  await page.getByLabel('事项', { exact: true }).fill('整理学习体会并张贴');
  await find(page, page.getByLabel('责任人'), secretary.name);
  await page.getByLabel('完成期限').fill(dayAt(10 * 86_400_000));
  await page.getByLabel('完成期限').press('Enter');
  await page.getByRole('button', { name: '保存记录' }).click();
  await expect(page.getByText('记录已保存').first()).toBeVisible();
  await expect(page.getByText('归档前需要处理')).toBeHidden();
  await sound(page, heard, 'written');
  await page.getByRole('button', { name: '归档', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).click();
  await expect(page.getByText('首次归档').first()).toBeVisible();
  await sound(page, heard, 'filed');

  // it is done: the board no longer asks for it, and the follow-up waits
  expect(await owed(page)).toBe(false);
  const board = await call<Board>(page, 'GET', `/api/records/units/${secretary.unit_id}/month`);
  expect(JSON.stringify(board)).not.toContain('leave_asked');
  await page.goto(`${url}/console/meetings?unit=${secretary.unit_id}`);
  await expect(page.getByRole('row').filter({ hasText: '整理学习体会并张贴' })).toBeVisible();
  await member.reload();
  await expect(member.getByText('已请假').first()).toBeVisible();
  await member.context().close();

  // a mistake is corrected with its reason, the first version stays, and the minutes are printed
  await page.goto(place);
  await page.getByRole('button', { name: '更正记录' }).click();
  const correct = page.getByRole('dialog', { name: '更正已归档的记录' });
  await correct.getByLabel('更正原因').fill('漏记一段发言');
  await correct.getByLabel('发言和讨论').fill('大家谈了学习体会。书记作了小结。');
  await correct.getByRole('button', { name: '更正记录' }).click();
  await expect(page.getByText('书记作了小结', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('漏记一段发言').first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF' }).click();
  expect((await saving).suggestedFilename()).toContain(subject);
  await page.context().close();
});
