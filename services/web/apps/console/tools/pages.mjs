// Every page worth looking at, with the state it is in and what a person does first.
const id = (kind, n) => `01927000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;
const unit = (n) => id('9000', n);
const member = (n) => id('8000', n);
const run = (n) => id('d000', n);

const press = (zh, en) => (page, look) =>
  page
    .getByRole('button', { name: look.en ? en : zh })
    .first()
    .click();
const weak = ({ EVERYTHING }) => ({
  prepare: (db) => {
    db.identity.principal.capabilities = EVERYTHING.filter((word) =>
      ['units.list', 'members.list', 'members.update', 'posts.list', 'corrections.list'].includes(word),
    );
    db.identity.principal.roles = [{ role: 'commissioner', unit_id: unit(3), unit_name: '炼钢车间党支部' }];
  },
});

export const pages = [
  { name: 'home', path: '/' },
  { name: 'home-weak', path: '/', scenario: weak },
  { name: 'look-menu', path: '/', act: press('字号、主题与语言', 'Text size, theme and language') },
  { name: 'units', path: '/units' },
  { name: 'unit', path: `/units/${unit(3)}` },
  { name: 'unit-posts', path: `/units/${unit(3)}?tab=posts` },
  { name: 'unit-history', path: `/units/${unit(2)}?tab=history&on=2019-03-01` },
  { name: 'unit-edit', path: `/units/${unit(3)}`, act: press('编辑', 'Edit') },
  { name: 'unit-move', path: `/units/${unit(3)}`, act: press('调整隶属', 'Move') },
  { name: 'unit-dissolve', path: `/units/${unit(3)}`, act: press('撤销', 'Dissolve') },
  {
    name: 'units-empty',
    path: '/units',
    scenario: () => ({ prepare: (db) => Object.assign(db.records, { units: [] }) }),
  },
  { name: 'members', path: '/members' },
  { name: 'members-filtered', path: `/members?unit=${unit(2)}&kind=full&floating=true` },
  { name: 'members-none', path: '/members?q=qqqq' },
  {
    name: 'members-broken',
    path: '/members',
    scenario: () => ({ broken: { path: '/api/records/members', status: 500 } }),
  },
  { name: 'floating', path: '/floating' },
  { name: 'member', path: `/members/${member(1)}` },
  { name: 'member-edit', path: `/members/${member(1)}`, act: press('编辑', 'Edit') },
  {
    name: 'member-reveal',
    path: `/members/${member(1)}`,
    act: async (page, look) => {
      await page.getByRole('button', { name: look.en ? /^Show ID number/ : /^查看.*公民身份号码$/ }).click();
      await page.waitForTimeout(400);
    },
  },
  { name: 'member-absent', path: `/members/${member(999999)}` },
  { name: 'member-new', path: '/members/new' },
  { name: 'imports', path: '/imports' },
  { name: 'import-new', path: '/imports/new' },
  { name: 'import-checked', path: `/imports/${run(1)}` },
  { name: 'import-applied', path: `/imports/${run(2)}` },
  { name: 'import-failed', path: `/imports/${run(3)}` },
  { name: 'posts', path: '/posts' },
  { name: 'appoint', path: '/posts', act: press('任职', 'Appoint') },
  { name: 'roles', path: '/roles' },
  { name: 'grant', path: '/roles', act: press('授予角色', 'Grant a role') },
  { name: 'corrections', path: '/corrections' },
  { name: 'decide', path: '/corrections', act: press('处理', 'Decide') },
  { name: 'accounts', path: '/accounts' },
  { name: 'account', path: `/accounts?account=${id('c000', 5)}` },
  { name: 'invitations', path: '/invitations' },
  { name: 'invite', path: '/invitations', act: press('邀请用户', 'Invite someone') },
  { name: 'deliveries', path: '/deliveries' },
  { name: 'settings', path: '/settings' },
  {
    name: 'settings-pale',
    path: '/settings',
    act: async (page) => {
      await page.locator('#colour').fill('#ffcc00');
      await page.locator('#name').fill('');
    },
  },
  { name: 'settings-denied', path: '/settings', scenario: weak },
  { name: 'audit', path: '/audit' },
  { name: 'audit-entry', path: '/audit', act: (page) => page.locator('.cell-link').first().click() },
  { name: 'security', path: '/security' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'nav', path: '/', act: async (page, look) => look.phone && press('打开导航', 'Open navigation')(page, look) },
];
