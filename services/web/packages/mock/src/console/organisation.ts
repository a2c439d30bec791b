import { absent, type Handler, json, page, refuse, stale } from './http';
import { type Records, rowsOf } from './records';
import { detail } from './units';

export const unitRoutes = (db: Records): Record<string, Handler> => ({
  'GET /units': ({ query }) => {
    const items = db.units.filter((unit) => unit.state === (query.get('state') ?? 'active'));
    return json({ items, next: null, total: items.length });
  },
  'POST /units': ({ body }) => {
    if (db.units.some((unit) => unit.name === body.name && unit.parent_id === body.parent_id)) {
      return refuse(409, 'unit_name_taken', '名称已被使用。', [
        { pointer: '/name', code: 'unit_name_taken', detail: '上级组织下已有同名组织。' },
      ]);
    }
    const parent = db.units.find((unit) => unit.id === body.parent_id);
    const made = {
      ...(db.units[0] as (typeof db.units)[number]),
      ...body,
      id: crypto.randomUUID(),
      path: `${parent?.path ?? '/'}new/`,
      members_full: 0,
      members_probationary: 0,
      secretary_name: null,
    } as (typeof db.units)[number];
    db.units.push(made);
    return json(detail(made, db.units), 201);
  },
  'GET /units/:id': ({ id }) => {
    const unit = db.units.find((other) => other.id === id);
    return unit ? json(detail(unit, db.units)) : absent();
  },
  'PATCH /units/:id': (call) => {
    const unit = db.units.find((other) => other.id === call.id);
    if (!unit) return absent();
    const old = stale(call, unit.version);
    if (old) return old;
    Object.assign(unit, call.body, { version: unit.version + 1 });
    return json(detail(unit, db.units));
  },
  'POST /units/:id/move': ({ id, body }) => {
    const unit = db.units.find((other) => other.id === id);
    if (!unit) return absent();
    unit.parent_id = String(body.parent_id);
    return json(detail(unit, db.units));
  },
  'POST /units/:id/merge': ({ body }) =>
    json(detail(db.units.find((unit) => unit.id === body.into_id) ?? (db.units[0] as never), db.units)),
  'POST /units/:id/dissolve': () => refuse(409, 'unit_has_members', '还有党员，不能撤销。'),
  'GET /units/:id/history': ({ id, query }) => {
    const unit = db.units.find((other) => other.id === id);
    if (!unit) return absent();
    const base = { doc_no: null, parent_id: null, kind: null, name: null, short_name: null, state: null };
    const tree = query.get('on') ? db.units.filter((other) => other.path.startsWith(unit.path)) : [];
    return json({
      changes: [
        {
          ...base,
          change: 'altered',
          decided_on: '2021-03-15',
          recorded_at: '2026-11-01T02:00:00Z',
          doc_no: '恒党发〔2021〕9号',
          name: unit.name,
        },
        {
          ...base,
          change: 'moved',
          decided_on: '2018-07-01',
          recorded_at: '2026-11-01T02:00:00Z',
          parent_id: unit.parent_id,
        },
        {
          ...base,
          change: 'created',
          decided_on: '2012-06-18',
          recorded_at: '2026-11-01T02:00:00Z',
          doc_no: '恒党发〔2012〕18号',
          name: unit.name,
          kind: unit.kind,
          state: 'active',
        },
      ],
      tree: tree.map(({ id: own, parent_id, kind, name, short_name, state }) => ({
        id: own,
        parent_id,
        kind,
        name,
        short_name,
        state,
      })),
    });
  },
  'GET /posts': (call) =>
    page(
      call,
      db.posts.filter(
        (post) =>
          (!call.query.get('unit_id') || post.unit_id === call.query.get('unit_id')) &&
          (!call.query.get('member_id') || post.member_id === call.query.get('member_id')),
      ),
      false,
    ),
  'POST /posts': () =>
    refuse(409, 'post_held', '职务已有人担任。', [
      { pointer: '/post', code: 'post_held', detail: '书记已有人担任，请先办理免职。' },
    ]),
  'POST /posts/:id/end': ({ id, body }) => {
    const post = db.posts.find((other) => other.id === id);
    if (!post) return absent();
    post.ended_on = String(body.ended_on);
    return json(post);
  },
});

export const importRoutes = (db: Records): Record<string, Handler> => ({
  'GET /imports': (call) => page(call, db.imports),
  'POST /imports': ({ query }) => {
    const made = {
      ...(db.imports[0] as (typeof db.imports)[number]),
      id: crypto.randomUUID(),
      kind: query.get('kind') as 'members',
      state: 'reading' as const,
      progress: 0.1,
      rows_read: 240,
    };
    db.imports.unshift(made);
    return json(made, 202);
  },
  'GET /imports/template.xlsx': () => new Response('x'),
  'GET /imports/:id': ({ id }) => {
    const run = db.imports.find((other) => other.id === id);
    if (!run) return absent();
    if (run.state === 'reading' || run.state === 'applying') {
      run.progress = Math.min(1, run.progress + 0.3);
      if (run.progress >= 1)
        Object.assign(
          run,
          run.state === 'reading' ? { state: 'checked', rows_read: 2_400 } : { state: 'applied', can_undo: true },
        );
    }
    if (run.state === 'failed') {
      return json({
        ...run,
        problem: {
          type: '/problems/workbook_locked',
          title: '',
          status: 422,
          code: 'workbook_locked',
          detail: '工作簿有密码保护，请在 Excel 中取消密码后重新上传。',
          request_id: '01927000-0000-7000-8000-00000000beef',
        },
      });
    }
    return json(run);
  },
  'GET /imports/:id/progress': () => absent(),
  'GET /imports/:id/rows': (call) => {
    const run = db.imports.find((other) => other.id === call.id);
    return run ? page(call, rowsOf(run, (call.query.get('state') ?? 'refused') as 'refused')) : absent();
  },
  'GET /imports/:id/refused.xlsx': () => new Response('x'),
  'POST /imports/:id/apply': ({ id }) => {
    const run = db.imports.find((other) => other.id === id);
    if (!run) return absent();
    Object.assign(run, { state: 'applying', progress: 0 });
    return json(run, 202);
  },
  'POST /imports/:id/undo': ({ id }) => {
    const run = db.imports.find((other) => other.id === id);
    if (!run) return absent();
    Object.assign(run, { state: 'undone', can_undo: false });
    return json(run);
  },
  'DELETE /imports/:id': ({ id }) => {
    db.imports = db.imports.filter((other) => other.id !== id);
    return new Response(null, { status: 204 });
  },
});
