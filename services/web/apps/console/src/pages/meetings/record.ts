import type { MeetingDetail, RecordIn } from '../../api/meetings';

export interface DecisionValues {
  decision: RecordDecision['decision'];
  text: string;
  ballot: RecordDecision['ballot'];
  yes: number | null;
  no: number | null;
  abstain: number | null;
}

type RecordDecision = NonNullable<RecordIn['decisions']>[number];

export interface FollowUpValues {
  id?: string | null;
  /** Of a remedy. */
  problem?: string | null;
  text: string;
  owner_id: string | null;
  due_on: string | null;
}

export interface RecordValues {
  chair_id: string | null;
  recorder_id: string | null;
  lecturer_id: string | null;
  /** One item a line. */
  agenda: string;
  minutes: string;
  decisions: DecisionValues[];
  follow_ups: FollowUpValues[];
  /** Documents. */
  papers: string[];
}

export const recordValues = (of: MeetingDetail): RecordValues => ({
  chair_id: of.chair?.id ?? null,
  recorder_id: of.recorder?.id ?? null,
  lecturer_id: of.lecturer?.id ?? null,
  agenda: of.agenda.join('\n'),
  minutes: of.minutes ?? '',
  decisions: of.decisions.map(({ decision, text, ballot, yes, no, abstain }) => ({
    decision,
    text,
    ballot,
    yes,
    no,
    abstain,
  })),
  follow_ups: of.follow_ups.map(({ id, problem, text, owner, due_on }) => ({
    id,
    problem: problem ?? null,
    text,
    owner_id: owner?.id ?? null,
    due_on,
  })),
  papers: of.papers.map(({ document_id }) => document_id),
});

/** What follows from meetings of these kinds is a list of remedies: each answers a problem that was found. */
export const remedies = ({ kinds }: Pick<MeetingDetail, 'kinds'>): boolean =>
  kinds.some((kind) => kind === 'organisational_life' || kind === 'democratic_life' || kind === 'appraisal');

export const linesOf = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const recordBody = (values: RecordValues): RecordIn => ({
  chair_id: values.chair_id,
  recorder_id: values.recorder_id,
  lecturer_id: values.lecturer_id ?? null,
  agenda: linesOf(values.agenda),
  minutes: values.minutes?.trim() || null,
  decisions: values.decisions.map((one) => ({ ...one, yes: one.yes ?? 0, no: one.no ?? 0, abstain: one.abstain ?? 0 })),
  // the form asks for the day, so it is there
  follow_ups: values.follow_ups.map((one) => ({ ...one, due_on: one.due_on ?? '' })),
  papers: values.papers ?? [],
});

/** A decision as a meeting of this kind takes it, with nothing in it yet. */
export const newDecision = (gathering: MeetingDetail['gathering']): DecisionValues => ({
  decision: gathering === 'committee' ? 'committee' : 'ordinary',
  text: '',
  ballot: 'open',
  yes: null,
  no: null,
  abstain: null,
});
