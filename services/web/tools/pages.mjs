// Every page worth looking at, with the state it is in and what a person does first.
const submit = (page) => page.locator('#form button[type=submit]').click();

export const pages = [
  { name: 'login', path: '/login/' },
  {
    name: 'login-refused',
    path: '/login/',
    act: async (page) => {
      await page.fill('#login', '16000000042');
      await page.fill('#password', 'wrong');
      await submit(page);
      await page.waitForSelector('#problem:not([hidden])');
    },
  },
  { name: 'login-empty', path: '/login/?signed-out', act: submit },
  {
    name: 'login-suspended',
    path: '/login/',
    scenario: { prepare: (db) => Object.assign(db.tenant, { state: 'suspended' }) },
  },
  { name: 'login-operator', path: '/login/', scenario: { platform: true } },
  {
    name: 'login-blue',
    path: '/login/',
    scenario: {
      prepare: (db) =>
        Object.assign(db.tenant, { colour: '#1b5fa8', name: '滨江街道望江社区党委', short_name: '望江' }),
    },
  },
  { name: 'totp', path: '/login/totp/' },
  { name: 'totp-recovery', path: '/login/totp/', act: (page) => page.click('#swap') },
  { name: 'enrol', path: '/login/enrol/' },
  {
    name: 'enrol-codes',
    path: '/login/enrol/',
    act: async (page) => {
      await page.fill('#code', '123456');
      await submit(page);
      await page.waitForSelector('#codes:not([hidden])');
    },
  },
  { name: 'invitation', path: '/login/invitation/#token=t', act: (page) => page.fill('#new', 'abcDEF1') },
  { name: 'invitation-bad', path: '/login/invitation/' },
  { name: 'operator-invitation', path: '/login/operator-invitation/#token=t', scenario: { platform: true } },
  {
    name: 'login-operator-stale',
    path: '/login/',
    scenario: { platform: true },
    act: async (page) => {
      await page.fill('#login', 'op@example.org');
      await page.fill('#password', 'stale');
      await page.fill('#totp', '123456');
      await submit(page);
      await page.waitForSelector('#renewal:not([hidden])');
    },
  },
  { name: 'forgot', path: '/login/forgot/' },
  {
    name: 'forgot-sent',
    path: '/login/forgot/',
    act: async (page) => {
      await page.fill('#login', 'a');
      await submit(page);
      await page.waitForSelector('#sent:not([hidden])');
    },
  },
  { name: 'reset', path: '/login/reset/#token=t' },
  { name: 'password', path: '/login/password/' },
];

const empty = (db) => {
  db.corrections = [];
  db.principal.account.totp_enabled = true;
};

pages.push(
  { name: 'home', path: '/' },
  {
    name: 'home-secretary',
    path: '/',
    scenario: {
      prepare: (db) => {
        empty(db);
        db.tenant.colour = '#1b5fa8';
        db.principal.tenant = { ...db.tenant };
        db.principal.roles.push({ role: 'secretary', unit_id: db.me.branch.id, unit_name: db.me.branch.name });
        db.me.branch.secretary = null;
        db.me.member.joined_on = `2010-${new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format().slice(5)}`;
      },
    },
  },
  {
    name: 'home-no-member',
    path: '/',
    scenario: {
      prepare: (db) => {
        empty(db);
        db.me = null;
        db.principal.roles = [{ role: 'tenant_admin', unit_id: null, unit_name: null }];
      },
    },
  },
  {
    name: 'home-offline',
    path: '/',
    fullPage: false,
    act: (_page, context) => context.setOffline(true),
  },
  { name: 'record', path: '/record' },
  {
    name: 'record-correct',
    path: '/record',
    fullPage: false,
    act: async (page) => {
      await page.locator('.fact button').nth(3).click();
      await page.locator('dialog button[type=submit]').click();
    },
  },
  { name: 'requests', path: '/record/requests' },
  { name: 'requests-empty', path: '/record/requests', scenario: { prepare: empty } },
  {
    name: 'requests-withdraw',
    path: '/record/requests',
    fullPage: false,
    act: (page) => page.locator('.foot button').first().click(),
  },
  { name: 'branch', path: '/branch' },
  { name: 'account', path: '/account' },
  { name: 'sessions', path: '/account/sessions' },
  { name: 'security', path: '/account/security' },
  { name: 'security-on', path: '/account/security', scenario: { prepare: empty } },
  {
    name: 'security-enrol',
    path: '/account/security',
    fullPage: false,
    act: async (page) => {
      await page.locator('.actions .primary').first().click();
      await page.waitForSelector('.qr');
    },
  },
  { name: 'settings', path: '/account/settings' },
  { name: 'missing', path: '/nowhere' },
);
