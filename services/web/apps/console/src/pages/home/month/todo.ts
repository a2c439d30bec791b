import type { RuleOfMatter, Todo } from '../../../api/month';
import type { Tone } from '../../../kit/Sign';
import { pb } from '../../../paths';

export type Urgency = Todo['urgency'];

/** In the order they are shown. */
const URGENCIES = ['overdue', 'due', 'waiting', 'coming'] as const satisfies readonly Urgency[];

export const TONES: Record<Urgency, Tone> = { overdue: 'bad', due: 'warn', waiting: 'wait', coming: 'info' };

/** What there is to do, the most urgent first; of each urgency as the server orders it. */
export function byUrgency(items: readonly Todo[]): [urgency: Urgency, items: Todo[]][] {
  return URGENCIES.map((urgency): [Urgency, Todo[]] => [
    urgency,
    items.filter((one) => one.urgency === urgency),
  ]).filter(([, some]) => some.length > 0);
}

/** The rule of each matter, at the first line of it: a board does not say the same under every line. */
export function rulesByLine(items: readonly Todo[], rules: readonly RuleOfMatter[]): Map<Todo, RuleOfMatter['basis']> {
  const first = rules.flatMap(({ matter, basis }): [Todo, RuleOfMatter['basis']][] => {
    const line = items.find((one) => one.matter === matter);
    return line ? [[line, basis]] : [];
  });
  return new Map(first);
}

/** The meetings of a unit, in the year that asks for them. */
const lifeOf = ({ unit_id, year }: Todo): string => pb.meetings({ unit: unit_id, ...(year && { year: String(year) }) });

/** Where the usual work of a month is done; what has no page of its own begins with a meeting. */
function placeOfWork({ work, unit_id: unit }: Todo): string {
  switch (work) {
    case 'dues_fixing':
      return pb.dues({ unit });
    case 'annual_statistics':
    case 'half_year_statistics':
      return pb.statistics({ unit });
    case 'expiring_terms':
      return pb.exceptions({ matter: 'term_ending' });
    case 'archive':
      return pb.archive({ unit });
    default:
      return pb.meetings({ unit });
  }
}

/** Where it is done. */
export function placeOf(todo: Todo): string {
  switch (todo.matter) {
    case 'dues_not_fixed':
    case 'dues_behind':
    case 'dues_unpaid':
      return pb.dues({ unit: todo.unit_id });
    case 'remittance_sent':
      return pb.dues({ tab: 'remit', unit: todo.unit_id });
    case 'correction_asked':
      return pb.corrections({ state: 'open' });
    case 'abroad_contact':
    case 'long_abroad':
      return pb.floating({ unit: todo.unit_id, abroad: true });
    case 'thought_reports_overdue':
      return todo.file_id ? pb.developmentFile(todo.file_id) : pb.development({ unit: todo.unit_id });
    case 'pool_review_due':
      return pb.developmentPool({ unit: todo.unit_id });
    case 'lost_remove':
    case 'lost_suspend':
      return pb.members({ unit: todo.unit_id, lost: true });
    case 'work_of_month':
      return placeOfWork(todo);
    case 'term_ending':
      return pb.elections();
    case 'delegates_due':
      return pb.elections({ tab: 'delegates' });
    case 'unit_requested':
      return pb.elections({ tab: 'requests' });
    case 'transfer_waiting':
      return pb.transfers();
    case 'talks_open':
    case 'talk_objected':
      return pb.talks({ unit: todo.unit_id });
    case 'archive_due':
    case 'handover_due':
      return pb.archive({ unit: todo.unit_id });
    case 'collection_due':
    case 'collection_reminded':
      return todo.collection_id ? pb.collectionAnswer(todo.collection_id, todo.unit_id) : pb.collections();
    case 'collection_answered':
      return todo.collection_id ? pb.collection(todo.collection_id) : pb.collections();
    case 'cadre_notice_ends':
    case 'cadre_probation_ends':
      return todo.appointment_id ? pb.cadreAppointment(todo.appointment_id) : pb.cadres({ tab: 'appointments' });
    default:
      if (todo.election_id) return pb.election(todo.election_id);
      if (todo.file_id) return pb.developmentFile(todo.file_id);
      return todo.meeting_id ? pb.meeting(todo.meeting_id) : lifeOf(todo);
  }
}
