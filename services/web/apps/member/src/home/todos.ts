import type { Correction, MyTodo, Principal } from '@zhibu/api';
import { date, dateTime, fen } from '@zhibu/format';
import type { Mine } from '../api';
import type { IconName } from '../kit';
import { locale, t, word } from '../words';

export interface Todo {
  key: string;
  to: string;
  icon: IconName;
  title: string;
  hint: string;
}

/** A decision is news for two weeks. */
const NEWS_MS = 14 * 86_400_000;

/** So many at first; the others on request. */
export const HANDFUL = 5;

const day = (one: MyTodo): string => date(one.on, locale());

/** When and where, and what can be said of it now. */
function meeting(one: MyTodo): string {
  const may = one.may_confirm ? 'home.todo_may_confirm' : one.may_ask_leave ? 'home.todo_may_leave' : undefined;
  const parts = [dateTime(one.start, locale()), one.place, may && t(may)];
  return parts.filter(Boolean).join(' · ');
}

const by = (one: MyTodo, how: '' | 'pay_' = ''): string =>
  t(`home.todo_${how}${one.urgency === 'overdue' ? 'overdue' : 'by'}`, { date: day(one) });

type Shown = Omit<Todo, 'key'>;

const SHOWN: Record<MyTodo['matter'], (one: MyTodo, subject: string) => Shown> = {
  meeting: (one, subject) => ({
    to: `/meetings?here=${one.id ?? ''}`,
    icon: 'calendar',
    title: t('home.todo_meeting', { subject }),
    hint: meeting(one),
  }),
  follow_up: (one, subject) => ({
    to: '/meetings',
    icon: one.urgency === 'overdue' ? 'warn' : 'edit',
    title: t('home.todo_follow_up', { subject }),
    hint: by(one),
  }),
  dues_unpaid: (one) => ({
    to: '/dues',
    icon: 'money',
    title: t('home.todo_dues', { n: one.count ?? 0, amount: fen(one.amount ?? 0, locale()) }),
    hint: by(one, 'pay_'),
  }),
  thought_report: (one) => ({
    to: '/development',
    icon: one.urgency === 'overdue' ? 'warn' : 'edit',
    title: t('home.todo_report'),
    hint: by(one),
  }),
  transfer_waiting: (one) => ({
    to: '/transfers',
    icon: 'move',
    title: t('home.todo_transfer'),
    hint: t('home.todo_transfer_hint', { date: day(one) }),
  }),
  talk_entered: (one, name) => ({
    to: '/talks',
    icon: 'record',
    title: t('home.todo_talk', { name, date: day(one) }),
    hint: t('home.todo_talk_hint'),
  }),
  handover_to_sign: (one, subject) => ({
    to: `/handovers/${one.id ?? ''}`,
    icon: 'edit',
    title: t('home.todo_handover'),
    hint: subject,
  }),
};

const talk = ({ matter }: MyTodo): boolean => matter === 'talk_entered';

/** Whoever talks with many is told of all of it in one line: each talk stands on its page. */
const talks = (n: number): Todo => ({
  key: 'talks',
  to: '/talks',
  icon: 'record',
  title: t('home.todo_talks', { n }),
  hint: t('home.todo_talks_hint'),
});

const alone = (one: MyTodo): Todo => ({
  key: `${one.matter}-${one.id ?? ''}`,
  ...SHOWN[one.matter](one, one.subject ?? ''),
});

/** What the records say waits for the person, as they order it. */
function known(waiting: MyTodo[]): Todo[] {
  const told = waiting.filter(talk);
  if (told.length < 2) return waiting.map(alone);
  return waiting.flatMap((one) => (talk(one) ? (one === told[0] ? [talks(told.length)] : []) : [alone(one)]));
}

function decided(corrections: Correction[], now: number): Todo[] {
  return corrections
    .filter((c) => c.decided_at && now - Date.parse(c.decided_at) < NEWS_MS)
    .map((c) => ({
      key: c.id,
      to: '/record/requests',
      icon: c.state === 'accepted' ? 'check' : 'warn',
      title: t('home.todo_decided'),
      hint: t('home.todo_decided_hint', { field: word('field', c.field), state: word('requests', c.state) }),
    }));
}

/** What needs the person, most pressing first. Computed from what is there; nobody has to tick anything off. */
export function todos(
  principal: Principal,
  me: Mine | undefined,
  corrections: Correction[],
  now = Date.now(),
  waiting: MyTodo[] = [],
): Todo[] {
  const list = [...known(waiting), ...decided(corrections, now)];
  const open = corrections.filter((c) => c.state === 'open').length;
  const asked = corrections.some((c) => c.state === 'open' && c.field === 'mobile');
  if (me?.member && !me.member.mobile_masked && !asked) {
    // whoever has a number on the account logs in with that one
    const hint = t(principal.account.phone_masked ? 'home.todo_mobile_reach' : 'home.todo_mobile_hint');
    const title = t('home.todo_mobile');
    list.push({ key: 'mobile', to: '/record', icon: 'phone', title, hint });
  }
  if (open > 0) {
    const [title, hint] = [t('home.todo_open', { n: open }), t('home.todo_open_hint')];
    list.push({ key: 'open', to: '/record/requests', icon: 'clock', title, hint });
  }
  if (!principal.account.totp_enabled) {
    const [title, hint] = [t('home.todo_totp'), t('home.todo_totp_hint')];
    list.push({ key: 'totp', to: '/account/security', icon: 'shield', title, hint });
  }
  return list;
}
