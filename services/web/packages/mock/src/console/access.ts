import { absent, done, type Handler, json, page, refuse, stale } from './http';
import type { Identity } from './identity';

export const accessRoutes = (db: Identity): Record<string, Handler> => ({
  'GET /session': () => json(db.principal),
  'PATCH /session': () => done(),
  'DELETE /session': () => done(),
  'GET /tenant': () => json(db.principal.tenant),
  'GET /sessions': () => {
    const items = ['Chrome · Windows', '微信 · Android'].map((device, n) => ({
      id: `s${n}`,
      current: n === 0,
      created_at: '2026-11-18T01:00:00Z',
      last_seen_at: '2026-11-23T00:30:00Z',
      expires_at: '2026-11-24T01:00:00Z',
      device,
      address_masked: '10.12.*.*',
    }));
    return json({ items, next: null, total: items.length });
  },
  'DELETE /sessions': () => done(),
  'DELETE /sessions/:id': () => done(),
  'GET /accounts': (call) => {
    const { query } = call;
    const hits = db.accounts.filter(
      (account) =>
        (!query.get('q') || account.display_name.includes(query.get('q') ?? '')) &&
        (!query.get('role') || account.roles.some((role) => role.role === query.get('role'))) &&
        (!query.get('member_id') || account.member_id === query.get('member_id')) &&
        (query.get('linked') !== 'true' || account.member_id !== null),
    );
    return page(call, hits);
  },
  'GET /accounts/:id': ({ id }) => {
    const account = db.accounts.find((other) => other.id === id);
    return account ? json(account) : absent();
  },
  'PATCH /accounts/:id': (call) => {
    const account = db.accounts.find((other) => other.id === call.id);
    if (!account) return absent();
    const old = stale(call, account.version);
    if (old) return old;
    account.state = call.body.disabled ? 'disabled' : 'active';
    account.version += 1;
    return json(account);
  },
  'POST /accounts/:id/unlock': ({ id }) => {
    const account = db.accounts.find((other) => other.id === id);
    if (account) account.state = 'active';
    return done();
  },
  'POST /accounts/:id/reset-totp': () => done(),
  'DELETE /accounts/:id/sessions': () => done(),
  'GET /assignments': (call) =>
    page(
      call,
      db.accounts
        .flatMap((account) => account.roles)
        .filter((role) => !call.query.get('role') || role.role === call.query.get('role')),
    ),
  'POST /assignments': () =>
    refuse(409, 'role_held', '已有这个角色。', [
      { pointer: '/role', code: 'role_held', detail: '这个账号在所选组织已有这个角色。' },
    ]),
  'DELETE /assignments/:id': () => done(),
  'GET /invitations': (call) =>
    page(
      call,
      db.invitations.filter((one) => !call.query.get('state') || one.state === call.query.get('state')),
    ),
  'POST /invitations': ({ body }) =>
    String(body.email).startsWith('taken')
      ? refuse(409, 'email_taken', '邮箱已有账号。', [
          { pointer: '/email', code: 'email_taken', detail: '这个邮箱已经有账号。' },
        ])
      : json(db.invitations[0], 201),
  'POST /invitations/:id/resend': () => done(),
  'DELETE /invitations/:id': () => done(),
  'GET /settings': () => json(db.settings),
  'PATCH /settings': (call) => {
    const old = stale(call, db.settings.version);
    if (old) return old;
    Object.assign(db.settings, call.body, { version: db.settings.version + 1 });
    return json(db.settings);
  },
  'PUT /settings/logo': () => json(db.settings),
  'DELETE /settings/logo': () => done(),
  'GET /audit': (call) =>
    page(
      call,
      db.audit.filter((one) => !call.query.get('action') || one.action === call.query.get('action')),
      false,
    ),
  'POST /password': ({ body }) =>
    body.current === 'wrong'
      ? refuse(422, 'password_wrong', '密码不正确。', [
          { pointer: '/current', code: 'password_wrong', detail: '当前密码不正确。' },
        ])
      : done(),
  'POST /totp': () =>
    json({
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      otpauth_url: 'otpauth://totp/x',
      qr_svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1z"/></svg>',
    }),
  'POST /totp/confirm': () => json({ recovery_codes: Array.from({ length: 10 }, (_, n) => `k7f${n}q-m2x${9 - n}d`) }),
  'POST /totp/recovery-codes': () =>
    json({ recovery_codes: Array.from({ length: 10 }, (_, n) => `k7f${n}q-m2x${9 - n}d`) }),
  'DELETE /totp': () => done(),
});
