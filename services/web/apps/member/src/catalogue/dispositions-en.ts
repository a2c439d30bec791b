import type { Catalogue } from '@zhibu/i18n';
import type zh from './dispositions-zh';

export default {
  'disposition.title': 'Dispositions and penalties',
  'disposition.decided': '{body}, {day}',
  'disposition.waiting': 'Waits for approval',
  'disposition.over': 'Over',
  'disposition.influenceOver': 'Keeps from promotion no more',
  'disposition.ended': 'Ended on {day}',
  'disposition.revoked': 'Revoked on {day}',
  'disposition.since': 'In force since {day}',
  'disposition.until': 'Until {day}',
  'disposition_kind.correct_in_time': 'Time to correct',
  'disposition_kind.advised_to_leave': 'Advised to leave',
  'disposition_kind.removal': 'Removal',
  'disposition_kind.lapsed_removal': 'Removal after staying away',
  'disposition_kind.withdrawal': 'Withdrawal',
  'disposition_kind.warning': 'Warning',
  'disposition_kind.severe_warning': 'Severe warning',
  'disposition_kind.removal_from_party_posts': 'Removal from posts',
  'disposition_kind.probation_within_party': 'Probation as a member',
  'disposition_kind.expulsion': 'Expulsion',
} satisfies Catalogue<typeof zh>;
