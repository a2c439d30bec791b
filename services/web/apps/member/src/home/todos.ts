import type { Correction, MyHandover, Principal } from '@zhibu/api';
import type { Mine } from '../api';
import type { IconName } from '../kit';
import { t, word } from '../words';

export interface Todo {
  key: string;
  to: string;
  icon: IconName;
  title: string;
  hint: string;
}

/** A decision is news for two weeks. */
const NEWS_MS = 14 * 86_400_000;

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

/** A hand-over waits for one's own signature. */
const toSign = (handovers: MyHandover[]): Todo[] =>
  handovers
    .filter((one) => one.to_sign)
    .map((one) => ({
      key: one.id,
      to: `/handovers/${one.id}`,
      icon: 'edit',
      title: t('home.todo_handover'),
      hint: one.unit_name,
    }));

/** What needs the person, most pressing first. Computed from what is there; nobody has to tick anything off. */
export function todos(
  principal: Principal,
  me: Mine | undefined,
  corrections: Correction[],
  now = Date.now(),
  handovers: MyHandover[] = [],
): Todo[] {
  const list = [...toSign(handovers), ...decided(corrections, now)];
  const open = corrections.filter((c) => c.state === 'open').length;
  const asked = corrections.some((c) => c.state === 'open' && c.field === 'mobile');
  if (me?.member && !me.member.mobile_masked && !asked) {
    const [title, hint] = [t('home.todo_mobile'), t('home.todo_mobile_hint')];
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
  return list.slice(0, 3);
}
