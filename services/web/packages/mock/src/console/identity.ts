import type { Answer, Item, Principal, Tenant } from '@zhibu/api';
import { uuid } from './people';

export type Account = Item<'/api/identity/accounts'>;
export type Assignment = Item<'/api/identity/assignments'>;
export type Invitation = Item<'/api/identity/invitations'>;
export type Settings = Answer<'/api/identity/settings', 'get'>;
export type AuditEntry = Item<'/api/identity/audit'>;
export type Delivery = Item<'/api/notifications/deliveries'>;

export interface Identity {
  principal: Principal;
  settings: Settings;
  accounts: Account[];
  invitations: Invitation[];
  audit: AuditEntry[];
  deliveries: Delivery[];
}

/** What an administrator may; `shared/access/src/offer.rs` is the list. */
export const EVERYTHING: Principal['capabilities'] = [
  'units.list',
  'units.update',
  'units.manage',
  'members.list',
  'members.create',
  'members.update',
  'members.reveal',
  'members.export',
  'posts.list',
  'posts.appoint',
  'corrections.list',
  'corrections.ask',
  'corrections.decide',
  'imports.run',
  'accounts.list',
  'accounts.manage',
  'accounts.invite',
  'assignments.list',
  'assignments.assign',
  'settings.view',
  'settings.configure',
  'audit.read',
  'deliveries.list',
];

const tenant: Tenant = {
  name: '中共恒川制造集团委员会',
  short_name: '恒川制造',
  kind: 'enterprise',
  slug: 'hengchuan',
  logo_url: null,
  colour: '#b3261e',
  state: 'active',
  locale: 'zh-CN',
  password_policy: { min_length: 8, min_classes: 3 },
  help_phone: '0710-8812345',
};

const NAMES = [
  '陈志远',
  '赵建国',
  '周敏',
  '李文静',
  '王强',
  '刘洋',
  '何玉兰',
  '林海燕',
  '孙丽',
  '黄波',
  '吴鹏',
  '郭雪',
];

function accounts(): Account[] {
  return NAMES.map((name, n): Account => {
    const role =
      ['tenant_admin', 'org_committee', 'secretary', 'secretary', 'commissioner', 'auditor'][n % 6] ?? 'member';
    const whole = role === 'tenant_admin' || role === 'auditor';
    return {
      id: uuid('c000', n + 1),
      display_name: name,
      user_name: n % 3 === 0 ? `user${n}` : null,
      email_masked: `${'czlwlhlshwgx'[n]}***@example.cn`,
      phone_masked: `160****00${10 + n}`,
      member_id: n === 5 ? null : uuid('8000', n + 1),
      locale: 'zh-CN',
      state: n === 4 ? 'locked' : n === 9 ? 'disabled' : 'active',
      locked_until: n === 4 ? new Date(Date.now() + 600_000).toISOString() : null,
      totp_enabled: n < 3,
      last_login_at: n === 7 ? null : `2026-11-2${n % 4}T0${n % 9}:30:00Z`,
      created_at: '2026-09-01T02:00:00Z',
      roles: [
        {
          id: uuid('f000', n + 1),
          account_id: uuid('c000', n + 1),
          account_name: name,
          role,
          unit_id: whole ? null : uuid('9000', n + 2),
          unit_name: whole ? null : (['生产党总支', '炼钢车间党支部', '机修车间党支部'][n % 3] ?? null),
          from: '2026-09-01',
          to: n === 3 ? '2026-12-31' : null,
          created_at: '2026-09-01T02:00:00Z',
        },
      ],
      version: 1,
    };
  });
}

const invitation = (n: number, name: string, state: Invitation['state']): Invitation => ({
  id: uuid('1000', n),
  email_masked: `${'abcdefg'[n]}***@example.cn`,
  display_name: name,
  member_id: uuid('8000', n + 40),
  role: n === 1 ? 'secretary' : 'member',
  unit_id: uuid('9000', 6),
  unit_name: '炼钢车间党支部',
  state,
  account_id: null,
  phone_masked: null,
  invited_by_name: '陈志远',
  locale: 'zh-CN',
  sent: 1,
  sent_at: '2026-11-22T02:00:00Z',
  redeemed_at: state === 'redeemed' ? '2026-11-22T06:00:00Z' : null,
  created_at: '2026-11-22T02:00:00Z',
  expires_at: '2026-11-29T02:00:00Z',
});

const delivery = (n: number, state: Delivery['state'], error: string | null): Delivery => ({
  id: uuid('2000', n),
  template: n === 4 ? 'password_reset' : 'invitation',
  to_masked: `${'abcdefg'[n]}***@example.cn`,
  state,
  attempts: state === 'failed' ? 8 : 1,
  next_at: state === 'queued' ? '2026-11-23T09:00:00Z' : null,
  sent_at: state === 'sent' ? '2026-11-22T02:00:05Z' : null,
  last_error: error,
  created_at: '2026-11-22T02:00:00Z',
});

const entry = (seq: number, over: Partial<AuditEntry>): AuditEntry => ({
  seq,
  at: `2026-11-23T0${seq % 8}:${10 + (seq % 40)}:00Z`,
  actor: { kind: 'account', id: uuid('c000', 1), name: '陈志远' },
  on_behalf_of: null,
  action: 'account.unlocked',
  subject: 'account',
  subject_id: uuid('c000', 5),
  old: null,
  new: null,
  why: null,
  request_id: uuid('3000', seq),
  ...over,
});

function audit(): AuditEntry[] {
  const kinds: Partial<AuditEntry>[] = [
    {
      action: 'settings.changed',
      subject: 'settings',
      old: { password: { min_length: 8 }, help_phone: null },
      new: { password: { min_length: 10 }, help_phone: '0710-8812345' },
    },
    { action: 'account.disabled', old: { state: 'active' }, new: { state: 'disabled' } },
    { action: 'session.begun', subject: 'session' },
    { action: 'account.unlocked', why: null },
    { action: 'reveal', subject: 'member', new: { fields: ['id_no'] }, why: '核对党员信息' },
  ];
  return Array.from({ length: 120 }, (_, n) => entry(120 - n, kinds[n % kinds.length] ?? {}));
}

export function identity(): Identity {
  return {
    principal: {
      account: {
        id: uuid('c000', 1),
        display_name: '陈志远',
        user_name: 'chenzhiyuan',
        email_masked: 'c***@example.cn',
        phone_masked: '160****0010',
        locale: 'zh-CN',
        totp_enabled: true,
      },
      member_id: uuid('8000', 1),
      expires_at: '2026-11-23T12:00:00Z',
      roles: [{ role: 'tenant_admin', unit_id: null, unit_name: null }],
      level: 'full',
      next: 'done',
      tenant,
      capabilities: [...EVERYTHING],
      visit: null,
      closed: null,
    },
    settings: {
      name: tenant.name,
      short_name: '恒川制造',
      colour: '#b3261e',
      help_phone: '0710-8812345',
      locale: 'zh-CN',
      logo_url: null,
      password: { min_length: 8, min_classes: 3, max_age_days: 90, member_max_age_days: null, history: 5 },
      session: { idle_minutes: 30, admin_idle_minutes: 15, absolute_hours: 12 },
      lockout: { failures: 5, minutes: 15 },
      totp: { required_roles: ['tenant_admin'] },
      single_admin_session: false,
      version: 4,
    },
    accounts: accounts(),
    invitations: [
      invitation(0, '马建平', 'pending'),
      invitation(1, '汪建国', 'pending'),
      invitation(2, '赵淑兰', 'expired'),
      invitation(3, '侯丹丹', 'redeemed'),
    ],
    audit: audit(),
    deliveries: [
      delivery(0, 'sent', null),
      delivery(1, 'failed', '550 mailbox not found'),
      delivery(2, 'queued', null),
      delivery(4, 'sent', null),
    ],
  };
}
