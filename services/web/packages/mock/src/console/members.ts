import { CODES } from './codes';
import { absent, type Call, done, type Handler, json, page, refuse, stale } from './http';
import type { Person } from './people';
import { type Records, whole } from './records';

function found(db: Records, { query }: Call): Person[] {
  const q = query.get('q')?.trim() ?? '';
  const unit = db.units.find((other) => other.id === query.get('unit_id'));
  const within = new Set(
    unit
      ? db.units
          .filter((other) => (query.get('below') === 'false' ? other.id === unit.id : other.path.startsWith(unit.path)))
          .map((other) => other.id)
      : [],
  );
  const hits = db.members.filter(
    (member) =>
      (!q || member.name.includes(q) || member.initials.startsWith(q) || member.mobile_masked?.endsWith(q)) &&
      (!unit || within.has(member.unit_id)) &&
      (!query.get('kind') || member.member_kind === query.get('kind')) &&
      (!query.get('state') || member.membership_state === query.get('state')) &&
      (query.get('floating') !== 'true' || member.flags.includes('floating')) &&
      (query.get('lost') !== 'true' || member.flags.includes('lost_contact')),
  );
  const sort = query.get('sort') ?? 'name';
  const key = (member: Person) =>
    sort.endsWith('joined_on') ? (member.joined_on ?? '') : member.initials + member.name;
  hits.sort((a, b) => key(a).localeCompare(key(b)));
  return sort.startsWith('-') ? hits.reverse() : hits;
}

export const memberRoutes = (db: Records): Record<string, Handler> => ({
  'GET /members': (call) => page(call, found(db, call)),
  'GET /members/export': (call) =>
    new Response(
      found(db, call)
        .map((member) => `${member.name},${member.unit_name}`)
        .join('\n'),
      {
        headers: {
          'content-type': 'text/csv',
          'content-disposition': "attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C.csv",
        },
      },
    ),
  'GET /members/:id': ({ id }) => {
    const member = db.members.find((other) => other.id === id);
    return member ? json(whole(member)) : absent();
  },
  'POST /members': ({ body }) => {
    if (db.members.some((member) => member.name === body.name && body.id_no === '11010519491231002X')) {
      return refuse(409, 'duplicate_id', '身份证号已登记。', [
        { pointer: '/id_no', code: 'duplicate_id', detail: '这个身份证号已经登记在册。' },
      ]);
    }
    if (!/^\d{17}[\dXx]$/.test(String(body.id_no))) {
      return refuse(422, 'validation', '填写有误。', [
        { pointer: '/id_no', code: 'bad_id_no', detail: '身份证号应为 18 位，末位可以是 X。' },
      ]);
    }
    const made = { ...(db.members[0] as Person), id: crypto.randomUUID(), name: String(body.name) };
    db.members.unshift(made);
    return json(whole(made), 201);
  },
  'PATCH /members/:id': (call) => {
    const member = db.members.find((other) => other.id === call.id);
    if (!member) return absent();
    const old = stale(call, member.version);
    if (old) return old;
    if (
      call.body.mobile !== undefined &&
      call.body.mobile !== null &&
      !/^1[3-9]\d{9}$/.test(String(call.body.mobile))
    ) {
      return refuse(422, 'validation', '填写有误。', [
        { pointer: '/mobile', code: 'bad_mobile', detail: '手机号码应为 11 位数字。' },
      ]);
    }
    Object.assign(member, call.body, { version: member.version + 1 });
    return json({ ...whole(member), ...call.body });
  },
  'POST /members/:id/reveal': ({ body }) => {
    const all = {
      id_no: '710000197711185857',
      mobile: '16011891452',
      landline: null,
      address: '福建省昆明市花溪惠州路Q座',
      police_station: '花溪派出所',
      circumstances: { hardship: false, incapacitated: false },
    };
    const fields = body.fields as (keyof typeof all)[];
    return json(Object.fromEntries(fields.map((field) => [field, all[field]])));
  },
  'GET /floating-spells': (call) =>
    page(
      call,
      db.floating.filter((spell) => !call.query.get('member_id') || spell.member_id === call.query.get('member_id')),
      false,
    ),
  'POST /floating-spells': () => json({}, 201),
  'GET /visiting-members': () => json({ items: [], next: null }),
  'GET /lost-contacts': (call) => page(call, db.lost, false),
  'POST /lost-contacts': () => json({}, 201),
  'GET /codes': () => json(CODES),
  'GET /corrections': (call) =>
    page(
      call,
      db.corrections.filter(
        (item) =>
          (!call.query.get('state') || item.state === call.query.get('state')) &&
          (!call.query.get('member_id') || item.member_id === call.query.get('member_id')),
      ),
      false,
    ),
  'POST /corrections/:id/decide': ({ id, body }) => {
    const item = db.corrections.find((other) => other.id === id);
    if (!item) return absent();
    item.state = body.accept ? 'accepted' : 'refused';
    return json(item);
  },
  'DELETE /corrections/:id': () => done(),
});
