import { isProblem, Problem } from '@zhibu/api';
import type { Absence, AttendanceIn, Mark, MeetingDetail, Participant } from '../../api/meetings';
import { moment } from './times';

export const MARKS: readonly Mark[] = ['present', 'leave', 'unexcused'];

/** The marks a person may get: exempt is only who is so by consent. */
export const marksOf = (row: Row): readonly Mark[] => (row.exempt ? [...MARKS, 'exempt'] : MARKS);
export const ABSENCES: readonly Absence[] = ['leave', 'official_duty', 'ill', 'away', 'other'];

/** One line of the list while it is being ticked; whoever is from elsewhere by the id in the register of visitors. */
export interface Row {
  member_id: string;
  member_name: string;
  standing: Participant['standing'] | 'visitor';
  mark: Mark | null;
  absence: Absence | null;
  /** Need not come on the day. */
  exempt: boolean;
  /** Of whoever is from elsewhere, the organisation that has the relation. */
  from_place?: string;
}

/** The list as it is known: the own people, and after them who is from elsewhere. */
export const rowsOf = ({ participants, visitors }: Pick<MeetingDetail, 'participants' | 'visitors'>): Row[] => [
  ...participants.map(({ member_id, member_name, standing, mark, absence, exempt }) => ({
    member_id,
    member_name,
    standing,
    mark: mark ?? null,
    absence: absence ?? null,
    exempt,
  })),
  ...visitors.map(({ visitor_id, visitor_name, from_place, mark, absence }) => ({
    member_id: visitor_id,
    member_name: visitor_name,
    standing: 'visitor' as const,
    from_place,
    mark: mark ?? null,
    absence: absence ?? null,
    exempt: false,
  })),
];

/** Everybody nothing is known of was there: then only the exceptions are left to tick. */
export const restPresent = (rows: readonly Row[]): Row[] =>
  rows.map((row) => (row.mark === null ? { ...row, mark: 'present' } : row));

/** What was answered meanwhile, where nothing is marked yet: a leave that was agreed to is no presence. */
export const answered = (rows: readonly Row[], fresh: readonly Row[]): Row[] =>
  rows.map((row) => (row.mark === null ? (fresh.find((one) => one.member_id === row.member_id) ?? row) : row));

/** Whether nothing is known of anybody on the list yet. */
export const nobodyMarked = (rows: readonly Row[]): boolean =>
  rows.length > 0 && rows.every((row) => row.mark === null);

/** A mark for one person; a reason belongs to leave, and leave has one from the start. */
export const marked = (rows: readonly Row[], member: string, mark: Mark): Row[] =>
  rows.map((row) =>
    row.member_id === member ? { ...row, mark, absence: mark === 'leave' ? (row.absence ?? 'leave') : null } : row,
  );

export const reasoned = (rows: readonly Row[], member: string, absence: Absence): Row[] =>
  rows.map((row) => (row.member_id === member ? { ...row, absence } : row));

export interface Sum {
  should: number;
  present: number;
  unmarked: number;
  exempt: number;
  /** Full members with a vote, who are there. */
  voters: number;
}

/** Guests and visitors are on the list and in none of the numbers; whoever is exempt and stays away is not expected. */
export function sumOf(rows: readonly Row[]): Sum {
  const due = rows.filter((row) => row.standing !== 'guest' && row.standing !== 'visitor');
  const there = due.filter((row) => row.mark === 'present');
  const exempt = due.filter((row) => row.mark === 'exempt').length;
  return {
    should: due.length - exempt,
    present: there.length,
    exempt,
    unmarked: due.filter((row) => row.mark === null).length,
    voters: there.filter((row) => row.standing === 'voter').length,
  };
}

export interface AttendanceValues {
  day: string;
  start: string;
  end: string;
  marks: Row[];
  guests: number | null;
  guests_note: string | null;
}

/** What is sent: only people something is known of. */
export function attendanceBody(values: AttendanceValues): AttendanceIn {
  const known = values.marks.flatMap(({ member_id, standing, mark, absence }) =>
    mark ? [{ id: member_id, standing, said: { mark, ...(mark === 'leave' && absence && { absence }) } }] : [],
  );
  const own = known.filter((one) => one.standing !== 'visitor');
  const visitors = known.filter((one) => one.standing === 'visitor');
  return {
    started_at: moment(values.day, values.start),
    ended_at: values.end ? moment(values.day, values.end) : null,
    marks: own.map(({ id, said }) => ({ member_id: id, ...said })),
    visitors: visitors.map(({ id, said }) => ({ visitor_id: id, ...said })),
    guests: values.guests ?? 0,
    guests_note: values.guests_note?.trim() || null,
  };
}

/** The fields of the form by what is sent: a moment is made of a day and a clock. */
const CLOCKS: readonly [sent: string, field: string][] = [
  ['/started_at', '/start'],
  ['/ended_at', '/end'],
];

const fieldFor = (pointer: string): string => {
  const clock = CLOCKS.find(([sent]) => pointer.endsWith(sent));
  return clock ? pointer.slice(0, -clock[0].length) + clock[1] : pointer;
};

/** Throws a refusal again, said of the fields that the form has. */
export function atFields(error: unknown): never {
  if (!isProblem(error)) throw error;
  const { status, code, detail, requestId, retryAfter } = error;
  const fields = error.fields.map((one) => ({ ...one, pointer: fieldFor(one.pointer) }));
  throw new Problem(status, code, detail, fields, requestId, retryAfter);
}

/** What the form begins with: the times that were planned, until others are entered. An end to come is not one yet. */
export function attendanceValues(
  of: MeetingDetail,
  day: (at?: string | null) => string,
  time: (at?: string | null) => string,
  now = Date.now(),
): AttendanceValues {
  const end = of.started_at ? of.ended_at : of.planned_end;
  return {
    day: day(of.started_at ?? of.planned_start),
    start: time(of.started_at ?? of.planned_start),
    end: end && Date.parse(end) <= now ? time(end) : '',
    marks: rowsOf(of),
    guests: of.guests,
    guests_note: of.guests_note ?? null,
  };
}
