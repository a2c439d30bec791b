import type { ExceptionMatter } from '../../api/rules';
import { pb } from '../../paths';

/** Where something of a matter is put right. */
export function placeOf(matter: ExceptionMatter, unit: string): string {
  switch (matter) {
    case 'term_over':
    case 'term_ending':
    case 'secretary_vacant':
    case 'committee_due':
      return pb.unit(unit, { tab: 'posts' });
    case 'calendar_missing':
      return pb.rules({ area: 'calendar', rule: 'calendar.working_days' });
    case 'transfer_overdue':
      return pb.transfers({ view: 'overdue' });
    case 'development_overdue':
    case 'development_lapsing':
      return pb.development({ unit, due: true });
    case 'development_over_plan':
      return pb.developmentPlan({ unit });
    case 'relation_unmoved':
      return pb.members({ unit, floating: true });
    case 'abroad_contact':
    case 'long_abroad':
      return pb.floating({ unit, abroad: true });
    case 'lost_remove':
    case 'lost_suspend':
      return pb.members({ unit, lost: true });
    case 'document_fault':
      return pb.documentFaults({ unit });
    case 'duty_missing':
    case 'remedy_overdue':
    case 'long_absence':
      return pb.meetings({ unit });
    case 'branch_too_small':
    case 'branch_too_large':
      return pb.unit(unit);
    case 'collection_overdue':
      return pb.collections({ state: 'sent' });
    case 'remittance_unconfirmed':
      return pb.dues({ unit, tab: 'remit' });
    case 'handover_overdue':
    case 'archive_unsealed':
      return pb.archive({ unit });
    case 'dues_month_open':
      return pb.dues({ unit, tab: 'months' });
    case 'arrears_red':
    case 'arrears_amber':
      return pb.dues({ unit });
  }
}
