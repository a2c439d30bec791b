import type { MyFollowUp } from '@zhibu/api';
import { type Db, MEETING, REMEDY, seed } from './db';
import { participation } from './participation';
import { QR } from './qr';
import { PLACE, transfer } from './transfers';

/** What a picture or a test wants to start from. */
export interface Scenario {
  signedIn?: boolean;
  /** The platform's own host has no organisation. */
  platform?: boolean;
  /** Changes the seed before the first request. */
  prepare?: (db: Db) => void;
}

interface Call {
  db: Db;
  scenario: Scenario;
  id: string;
  query: URLSearchParams;
  body: Record<string, string>;
}

type Handler = (call: Call) => Response;

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const done = (status = 204): Response => new Response(null, { status });

interface Finding {
  pointer: string;
  code: string;
  detail: string;
}

function refuse(status: number, code: string, detail: string, fields: Finding[] = []): Response {
  const body = { type: `/problems/${code}`, title: detail, status, code, detail, fields, request_id: 'mock-0001' };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

const absent = () => refuse(404, 'not_found', '没有找到。');
const CODES = Array.from({ length: 10 }, (_, i) => `k7f${i}q-m2x${9 - i}d`);

const wrongPassword = (body: Call['body'], field: string): Response | undefined =>
  body[field] === 'wrong'
    ? refuse(422, 'password_wrong', '密码不正确。', [
        { pointer: `/${field}`, code: 'password_wrong', detail: '密码不正确，请重新输入。' },
      ])
    : undefined;

const table = (standard: string, labels: Record<string, string>) => ({
  standard,
  codes: Object.entries(labels).map(([code, label]) => ({ code, label })),
});

const routes: Record<string, Handler> = {
  'GET /api/identity/me/privacy': ({ db }) => {
    const [now] = db.notices;
    const notice = now && { id: now.id, number: now.number, published_at: now.published_at, read_at: now.published_at };
    return json({ notice: notice ?? null, purposes: [] });
  },
  'GET /api/identity/privacy/notices': ({ db }) => json({ items: db.notices, next: null, total: null }),
  'GET /api/identity/privacy/notices/:id': ({ db, id }) => {
    const found = db.notices.find((notice) => notice.id === id);
    return found ? json(found) : absent();
  },
  'GET /api/identity/tenant': ({ db, scenario }) => (scenario.platform ? absent() : json(db.tenant)),
  'POST /api/identity/sessions': ({ body, scenario }) => {
    if (body.password === 'wrong') return refuse(401, 'login_refused', '账号或密码不正确，或账号暂时锁定。');
    scenario.signedIn = true;
    return json({ next: body.login === 'totp' ? 'totp' : 'done' });
  },
  'POST /api/identity/session/totp': ({ body }) =>
    body.code === '000000'
      ? refuse(422, 'code_wrong', '验证码不正确。', [
          { pointer: '/code', code: 'code_wrong', detail: '验证码不正确或已过期，请输入当前显示的数字。' },
        ])
      : json({ next: 'done' }),
  'GET /api/identity/session': ({ db, scenario }) =>
    scenario.signedIn === false ? refuse(401, 'unauthenticated', '请先登录。') : json(db.principal),
  'PATCH /api/identity/session': () => done(),
  'DELETE /api/identity/session': ({ scenario }) => {
    scenario.signedIn = false;
    return done();
  },
  'GET /api/identity/sessions': ({ db }) => json({ items: db.sessions, next: null, total: db.sessions.length }),
  'DELETE /api/identity/sessions': ({ db }) => {
    db.sessions = db.sessions.filter((s) => s.current);
    return done();
  },
  'DELETE /api/identity/sessions/:id': ({ db, id }) => {
    db.sessions = db.sessions.filter((s) => s.id !== id);
    return done();
  },
  'POST /api/identity/totp': () =>
    json({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', otpauth_url: 'otpauth://totp/x?secret=JBSWY3DP', qr_svg: QR }),
  'POST /api/identity/totp/confirm': ({ db }) => {
    db.principal.account.totp_enabled = true;
    return json({ recovery_codes: CODES, next: 'done' });
  },
  'DELETE /api/identity/totp': ({ db, body }) => {
    const wrong = wrongPassword(body, 'password');
    if (!wrong) db.principal.account.totp_enabled = false;
    return wrong ?? done();
  },
  'POST /api/identity/totp/recovery-codes': ({ body }) =>
    wrongPassword(body, 'password') ?? json({ recovery_codes: CODES }),
  'POST /api/identity/password': ({ body }) => wrongPassword(body, 'current') ?? done(),
  'POST /api/identity/password-resets': () => done(202),
  'POST /api/identity/password-resets/preview': ({ body }) =>
    body.token ? json({ display_name: '李文静', expires_at: '2026-11-24T01:00:00Z' }) : absent(),
  'POST /api/identity/password-resets/redeem': () => done(),
  'POST /api/identity/invitations/preview': ({ body, db }) =>
    body.token
      ? json({
          display_name: '李文静',
          email_masked: 'l***@example.org',
          tenant_name: db.tenant.name,
          expires_at: '2026-11-30T01:00:00Z',
          role: 'member',
          needs_user_name: true,
        })
      : refuse(410, 'invitation_redeemed', '这个邀请已经使用过。请直接登录；忘记密码可以重设。'),
  'POST /api/identity/invitations/redeem': ({ body }) =>
    body.user_name === 'taken'
      ? refuse(409, 'user_name_taken', '用户名已被使用。', [
          { pointer: '/user_name', code: 'user_name_taken', detail: '这个用户名已有人使用，请换一个。' },
        ])
      : json({ next: 'done' }),
  'POST /api/identity/operator/sessions': ({ body }) =>
    body.password === 'stale' && !body.new_password
      ? refuse(403, 'password_expired', '密码已经超过 90 天，请同时填写新密码。')
      : json({ id: 'o', display_name: '平台管理员', expires_at: '2026-11-24T01:00:00Z' }),
  'POST /api/identity/operator/invitations/preview': ({ body }) =>
    body.token
      ? json({ display_name: '平台管理员', login_masked: 'o***@example.org', expires_at: '2026-11-30T01:00:00Z' })
      : refuse(410, 'invitation_expired', '这个邀请已经过期，请让平台重新邀请。'),
  'POST /api/identity/operator/invitations/totp': () =>
    json({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', otpauth_url: 'otpauth://totp/x?secret=JBSWY3DP', qr_svg: QR }),
  'GET /api/identity/vocabulary': ({ db }) => json({ words: db.vocabulary }),
  'GET /api/records/rules': ({ db }) =>
    json({ kind: db.principal.tenant.kind, as_of: '2024-01-01', practises: db.practises, rules: [] }),
  'GET /api/records/handovers/mine': ({ db }) => json({ items: db.handovers }),
  'GET /api/records/me/todos': ({ db }) => json({ today: '2026-11-23', items: db.todos }),
  'GET /api/records/me': ({ db }) =>
    db.me ? json(db.me) : refuse(404, 'no_member_record', '您的账号没有关联党员信息'),
  'GET /api/records/dues/mine': ({ db }) =>
    db.me ? json(db.dues) : refuse(404, 'no_member_record', '您的账号没有关联党员信息'),
  'GET /api/records/dues/mine/publications': ({ db }) => json({ items: db.publications, next: null }),
  'GET /api/records/dues/receipts/:id': ({ db, id }) => (id === db.receipt.id ? json(db.receipt) : absent()),
  'GET /api/records/development/mine': ({ db }) => json({ file: db.development }),
  'GET /api/records/codes': () =>
    json({
      ethnic: table('GB/T 3304-1991', { '01': '汉族', '03': '回族' }),
      education: table('GB/T 4658-2006', { 21: '大学本科毕业', 31: '大学专科毕业' }),
      degree: table('GB/T 6864-2003', { 4: '学士' }),
    }),
  'GET /api/records/meetings/mine': ({ db, query }) => {
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? '9999'];
    return json({ items: db.meetings.filter(({ day }) => day >= from && day <= to), next: null });
  },
  [`POST /api/records/meetings/${MEETING}/confirm`]: ({ db }) => {
    const [meeting] = db.meetings;
    if (!meeting) return absent();
    Object.assign(meeting.own, { mark: 'present', confirmed_by: 'self', may_confirm: false, may_ask_leave: false });
    return json(meeting);
  },
  [`POST /api/records/meetings/${MEETING}/leave`]: ({ db, body }) => {
    const [meeting] = db.meetings;
    if (!meeting) return absent();
    Object.assign(meeting.own, {
      leave_state: 'asked',
      leave_reason: body.reason,
      may_ask_leave: false,
      may_take_back_leave: true,
    });
    return json(meeting);
  },
  [`DELETE /api/records/meetings/${MEETING}/leave`]: ({ db }) => {
    const [meeting] = db.meetings;
    if (!meeting) return absent();
    Object.assign(meeting.own, {
      leave_state: null,
      leave_reason: null,
      leave_on_behalf: false,
      leave_asked_by_name: null,
      may_ask_leave: true,
      may_take_back_leave: false,
    });
    return json(meeting);
  },
  'GET /api/records/meetings/follow-ups': ({ db }) => json({ items: db.followUps, next: null }),
  [`POST /api/records/meetings/follow-ups/${REMEDY}/reports`]: ({ db, body }) => {
    const one = db.followUps.find(({ id }) => id === REMEDY);
    if (!one) return absent();
    const { state, on, note } = body as unknown as MyFollowUp['reports'][number];
    if (on < one.day) {
      const detail = '办结日期不能早于会议日期';
      return refuse(422, 'done_too_early', detail, [{ pointer: '/on', code: 'done_too_early', detail }]);
    }
    one.reports.push({ state, on, note });
    if (state === 'done') db.followUps = db.followUps.filter(({ id }) => id !== REMEDY);
    return json(one);
  },
  [`POST /api/records/meetings/follow-ups/${REMEDY}/done`]: ({ db }) => {
    const one = db.followUps.find(({ id }) => id === REMEDY);
    if (!one) return absent();
    db.followUps = db.followUps.filter((other) => other !== one);
    return json({ ...one, state: 'done' });
  },
  'GET /api/records/meetings/participation/mine': () => json(participation()),
  'GET /api/records/elections/mine': ({ db }) => json(db.elections),
  'GET /api/records/cadres/mine': () => refuse(404, 'no_cadre_record', '您没有干部信息'),
  'GET /api/records/dispositions/mine': () => json({ items: [], next: null }),
  'GET /api/records/calendar-feed': () => json({ made_at: null }),
  'GET /api/records/transfers/mine': ({ db }) => json(db.transfers),
  'GET /api/records/transfers/places': () => json({ items: [PLACE], more: false }),
  'POST /api/records/transfers': ({ db, body }) => {
    db.transfers.current = transfer({ reason: String(body.reason) });
    db.transfers.may_open = false;
    return json(db.transfers.current);
  },
  'GET /api/records/corrections': ({ db }) => json({ items: db.corrections, next: null, total: db.corrections.length }),
  'POST /api/records/corrections': ({ db, body }) => {
    if (db.corrections.some((c) => c.field === body.field && c.state === 'open')) {
      return refuse(409, 'correction_open', '此项已有一个等待处理的申请。');
    }
    const first = db.corrections[0];
    if (!first) return absent();
    const made = {
      ...first,
      id: crypto.randomUUID(),
      field: body.field as typeof first.field,
      current: null,
      proposed: body.proposed ?? '',
      note: body.note ?? null,
      state: 'open' as const,
      asked_at: new Date().toISOString(),
    };
    db.corrections.unshift(made);
    return json(made, 201);
  },
  'DELETE /api/records/corrections/:id': ({ db, id }) => {
    const found = db.corrections.find((c) => c.id === id);
    if (!found) return absent();
    found.state = 'withdrawn';
    return done();
  },
};

function match(method: string, path: string): { handler: Handler; id: string } | undefined {
  const exact = routes[`${method} ${path}`];
  if (exact) return { handler: exact, id: '' };
  const cut = path.lastIndexOf('/');
  const handler = routes[`${method} ${path.slice(0, cut)}/:id`];
  return handler && { handler, id: path.slice(cut + 1) };
}

/** A server in memory: give it to `createApi({ fetch })`, or let the dev server answer with it. */
export function createMock(scenario: Scenario = {}): (request: Request) => Promise<Response> {
  const db = seed();
  scenario.prepare?.(db);
  return async (request) => {
    const { pathname, searchParams: query } = new URL(request.url);
    const found = match(request.method, pathname);
    if (!found) return absent();
    const text = await request.text();
    return found.handler({ db, scenario, id: found.id, query, body: text ? JSON.parse(text) : {} });
  };
}
