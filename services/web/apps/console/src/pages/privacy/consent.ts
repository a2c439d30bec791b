import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { ConsentOnBehalf } from '../../api/privacy';
import { type T, word } from '../../i18n';

/** How people say what they agree to when they do not say it here themselves. */
export const WAYS = ['paper', 'in_person', 'phone', 'message'] as const;
export const PURPOSES = ['notice', 'mail_reminders', 'photo_use', 'share_with_employer'] as const;

type Purpose = (typeof PURPOSES)[number];

export interface ConsentValues {
  whose: 'member' | 'account';
  member_id: string | null;
  account_id: string | null;
  purpose: Purpose | undefined;
  given: boolean;
  day: string | null;
  way: (typeof WAYS)[number] | undefined;
  /** Where the proof is. Its name is that of the field of the API that takes all three. */
  reason: string;
}

/** That somebody has read a notice can only be given. */
export const canTakeBack = (purpose: Purpose | undefined): boolean => purpose !== 'notice';

/** How and when it was said, and where the proof is, in the sentence the ledger keeps. */
function reasonOf(t: T, locale: Locale, { day, way, reason }: ConsentValues): string {
  const said = { day: date(day, locale), way: word(t, 'consentWay', way) };
  const proof = reason.trim();
  return proof ? t('consent.saidProof', { ...said, proof }) : t('consent.said', said);
}

/** What is sent for what the form shows. */
export function consentBody(t: T, locale: Locale, values: ConsentValues, notice: string): ConsentOnBehalf {
  const { whose, member_id, account_id, purpose = 'notice', given } = values;
  return {
    ...(whose === 'member' ? { member_id } : { account_id }),
    purpose,
    given: given || !canTakeBack(purpose),
    notice_id: notice,
    reason: reasonOf(t, locale, values),
  };
}
