import type { DevelopmentFile, NewStep, NextOutcome, NextStep } from '../../api/development';

type Vote = NonNullable<NewStep['vote']>;
export const METHODS = ['secret', 'hands'] as const satisfies readonly NonNullable<Vote['method']>[];
export type VoteCount = Exclude<keyof Vote, 'method'>;

/** What the list of a meeting says, where one is named. */
export const OF_LIST: readonly VoteCount[] = ['entitled', 'present'];

export const VOTE_COUNTS = [
  'entitled',
  'excluded',
  'present',
  'issued',
  'returned',
  'yes',
  'no',
  'abstained',
  'spoilt',
  'written_yes',
  'written_no',
] as const satisfies readonly VoteCount[];

export const RESOLUTION = ['conduct', 'counts', 'result', 'date', 'secretary_signature'] as const;

export interface StepValues {
  outcome: string;
  decided_on: string | null;
  back_fill: boolean;
  back_filled_reason: string | null;
  note: string | null;
  mentors: (string | null)[];
  training_hours: number | null;
  training_days: number | null;
  opinions_heard: boolean;
  vote: Record<VoteCount, number | null>;
  vote_method: (typeof METHODS)[number];
  meeting_id: string | null;
  resolution: string[];
  candidate_present: boolean;
  introducers_present: boolean;
  reported_on: string | null;
  months: number | null;
  to_unit_id: string | null;
  body: { name: string | null; kind: string | null; under_township: boolean };
}

/** A form begins with what is likely: everybody who may vote was there and approved. */
export function initial(step: NextStep, of: DevelopmentFile): StepValues {
  const voters = of.hints.voters ?? null;
  return {
    outcome: step.outcomes[0]?.outcome ?? '',
    decided_on: null,
    back_fill: false,
    back_filled_reason: null,
    note: null,
    mentors: [null, null],
    training_hours: null,
    training_days: null,
    opinions_heard: false,
    vote: {
      // by the roll and the register of the day, unless somebody says it
      entitled: null,
      excluded: 0,
      present: voters,
      issued: voters,
      returned: voters,
      yes: voters,
      no: 0,
      abstained: 0,
      spoilt: 0,
      written_yes: 0,
      written_no: 0,
    },
    vote_method: 'secret',
    meeting_id: null,
    resolution: [...RESOLUTION],
    candidate_present: true,
    introducers_present: true,
    reported_on: null,
    months: null,
    to_unit_id: null,
    body: { name: of.hints.body?.name ?? null, kind: of.hints.body?.kind ?? null, under_township: false },
  };
}

function body(values: StepValues, of: DevelopmentFile): NewStep['body'] {
  const { name, kind, under_township } = values.body;
  const hint = of.hints.body;
  if (hint?.unit_id && name?.trim() === hint.name && kind === hint.kind) {
    return { unit_id: hint.unit_id, under_township };
  }
  return { name: name?.trim() || null, kind: kind as never, under_township };
}

/** Who could vote and who was there is left to the list of the meeting; who could vote, else to the register. */
const voted = ({ vote, meeting_id }: StepValues): Vote => {
  const left = (count: VoteCount) =>
    meeting_id ? OF_LIST.includes(count) : count === 'entitled' && typeof vote.entitled !== 'number';
  const told = VOTE_COUNTS.filter((count) => !left(count));
  return Object.fromEntries(told.map((count) => [count, vote[count] ?? 0])) as unknown as Vote;
};

/** What is sent: what the outcome asks for, and nothing else. */
export function bodyOf(step: NextStep, way: NextOutcome, values: StepValues, of: DevelopmentFile): NewStep {
  const asks = (what: NextOutcome['asked'][number]) => way.asked.includes(what);
  return {
    step: step.step,
    outcome: way.outcome,
    decided_on: values.decided_on ?? '',
    ...(values.back_fill && { back_filled_reason: values.back_filled_reason ?? '' }),
    ...(values.note?.trim() && { note: values.note }),
    ...((asks('contacts') || asks('introducers')) && {
      mentors: values.mentors.filter((one): one is string => Boolean(one)),
    }),
    ...(asks('training') && { training_hours: values.training_hours, training_days: values.training_days }),
    ...(asks('opinions') && { opinions_heard: values.opinions_heard }),
    ...(asks('vote') && {
      // a new vote is secret; of a vote long past the paper says how it was taken
      vote: { ...voted(values), ...(values.back_fill && { method: values.vote_method }) },
      ...(values.meeting_id && { meeting_id: values.meeting_id }),
      resolution: values.resolution as NonNullable<NewStep['resolution']>,
      candidate_present: values.candidate_present,
      introducers_present: values.introducers_present,
      reported_on: values.reported_on,
    }),
    ...(asks('months') && { months: values.months }),
    ...(asks('body') && { body: body(values, of) }),
    // of a change long past the file is here already
    ...(asks('unit') && !values.back_fill && { to_unit_id: values.to_unit_id }),
  };
}
