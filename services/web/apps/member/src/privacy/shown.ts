import { date, dateTime, fen, month } from '@zhibu/format';
import { type Codes, label as labelOf } from '../record/fields';
import { locale } from '../words';
import type { Say } from './say';

/** Where a value stands: the names of the fields that lead to it, without places in lists. */
export type Path = readonly string[];

/** Whose words say a value, by how its path ends; the longer of two endings decides. */
const WORDS: Readonly<Record<string, string>> = {
  locale: 'language',
  'roles.role': 'role',
  purpose: 'purpose',
  action: 'deed',
  template: 'letter',
  'letters.state': 'letter_state',
  'erasures.items': 'erase',
  granted: 'erase',
  kept: 'erase',
  'erasures.outcome': 'outcome',
  'erasures.state': 'erasure_state',
  gender: 'gender',
  member_kind: 'kind',
  membership_state: 'state',
  not_applicable: 'field',
  work_post: 'work',
  'posts.post': 'post',
  'posts.basis': 'post_basis',
  'lost_contact.due': 'lost_due',
  ground: 'ground',
  'rights_suspensions.kind': 'rights_rest',
  'corrections.field': 'field',
  'corrections.state': 'requests',
  'paper.paper': 'paper',
  'honours.level': 'honour_level',
  'assessments.kind': 'dues_kind',
  'assessments.payer': 'payer',
  'assessments.reason': 'change_reason',
  'assessments.approved_by': 'unit_kind',
  rounding: 'rounding',
  channel: 'channel',
  fund: 'fund',
  'extras.kind': 'dues_extra',
  handed_in_by: 'handed_in',
  'payments.paid_to': 'paid_to',
  gathering: 'gathering',
  kinds: 'meeting_kind',
  'meetings.state': 'meeting_state',
  absence: 'absence',
  leave_reason: 'absence',
  leave_state: 'leave_state',
  confirmed_by: 'confirmed_by',
  mark: 'meetings.own',
  'own.standing': 'standing',
  'follow_ups.state': 'given',
  'reports.state': 'report',
  pair: 'talk_pair',
  'talks.state': 'talk_state',
  distance: 'distance',
  route: 'transfer_route',
  'transfers.state': 'transfer_state',
  to_state: 'transfer_state',
  'transfers.steps.actor': 'transfer_actor',
  'transfers.steps.step': 'transfer_step',
  penalty: 'cadre_penalty',
  grade: 'cadre_grade',
  elected_to: 'office',
  stood_for: 'office',
  'candidacies.state': 'election_state',
  special: 'special',
  'development.standing': 'development_standing',
  'next.actor': 'development_actor',
  'mentors.role': 'development_role',
  stage: 'stage',
  'steps.outcome': 'step_outcome',
  'notices.shown': 'notice_field',
  'dispositions.decided_by': 'disposition_body',
  'open.kind': 'disposition_kind',
  approval_level: 'disposition_level',
  doubts: 'disposition_doubt',
  'documents.kind': 'file_kind',
  'handovers.state': 'handover_state',
  'todos.kind': 'meeting_kind',
  matter: 'todo',
  urgency: 'urgency',
};

/** Values that are codes of a national standard, and its table. */
const TABLES: Readonly<Record<string, string>> = {
  'record.ethnic': 'ethnic',
  'record.education': 'education',
  'record.degree': 'degree',
  political_status: 'political_status',
  marital: 'marital',
  'circumstances.health': 'health',
};

const MONEY = new Set(['amount', 'base', 'computed', 'cash', 'bank']);

/** Ids of another record: that there is one is what a reader wants to know. */
const THERE = new Set(['reverses', 'reversed_by']);

/**
 * What only programs need, and the data file has: ids and versions, what one may do just now, codes of what is said in
 * words beside them, the inside of log entries.
 */
const LEFT_OUT = new Set([
  'id',
  'version',
  'may',
  'text_hash',
  'deeds.new',
  'rule',
  'pointer',
  'warnings.code',
  'entered_by',
  'objected_by',
  'asked_by',
  'corrections.decided_by',
  'reason_code',
  'development.state',
  'development.steps.step',
  'next.step',
  'due.step',
]);

function endings(path: Path): string[] {
  return path.map((_, at) => path.slice(at).join('.'));
}

export const leftOut = (path: Path): boolean =>
  /_id$|^may_/.test(path.at(-1) ?? '') || endings(path).some((ending) => LEFT_OUT.has(ending));

/** The key of a field's name: as what it stands in calls it, by itself, or as the record does. */
export const labelKey = (say: Say, path: Path): string | undefined =>
  [...endings(path).map((ending) => `of.${ending}`), `field.${path.at(-1)}`].find((key) => say(key) !== undefined);

export const wordsOf = (path: Path): string | undefined =>
  endings(path)
    .map((ending) => WORDS[ending])
    .find((group) => group !== undefined);

/** A day, a month or an instant as people write it; any other text as it is. */
function dated(text: string): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return dateTime(text, locale());
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text, locale());
  return /^\d{4}-\d\d$/.test(text) ? month(`${text}-01`, locale()) : text;
}

/** A value that is neither a list nor a record, in words. */
export function plain(of: unknown, path: Path, say: Say, codes: Codes): string {
  const name = path.at(-1) ?? '';
  if (typeof of === 'boolean' || THERE.has(name)) return say(of ? 'export.yes' : 'export.no') ?? '';
  if (typeof of === 'number' && MONEY.has(name)) return fen(of, locale());
  if (typeof of === 'number' && name === 'basis_points') return `${of / 100}%`;
  const text = String(of);
  const group = wordsOf(path);
  if (group) return say(`${group}.${text}`) ?? text;
  const table = endings(path).find((ending) => TABLES[ending]);
  return table ? labelOf(codes, TABLES[table] ?? '', text) : dated(text);
}
