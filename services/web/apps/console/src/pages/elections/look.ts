import type { ElectionState, ElectionStep, TermState } from '../../api/elections';
import type { Tone } from '../../kit/Sign';

/** How a state looks: under way, done, or nothing came of it. */
export const TONES: Record<ElectionState, Tone> = {
  preparing: 'wait',
  voting: 'wait',
  decided: 'info',
  completed: 'good',
  refused: 'bad',
  cancelled: 'plain',
};

export const TERM_TONES: Record<TermState, Tone> = { over: 'bad', ending: 'warn', unknown: 'plain', running: 'good' };

/** The way of an election, in order. */
export const STAGES = ['preparing', 'voting', 'decided', 'completed'] as const;

const ORDER: Partial<Record<ElectionState, ElectionStep>> = { preparing: 'begin', voting: 'count', decided: 'confirm' };

interface Standing {
  state: ElectionState;
  /** Where delegates elect. */
  congress?: { units: readonly { elected?: number | null | undefined }[] } | null | undefined;
  next: readonly ElectionStep[];
  offices: readonly { open: number; candidates_needed: number; office: string }[];
  candidates: readonly { office: string }[];
}

/** The one step that leads on: a congress is divided among the units first, who stands comes before the meeting, the result after the last seat. */
export function mainStep({ state, next, offices, candidates, congress }: Standing): ElectionStep | undefined {
  if (state === 'preparing' && congress?.units.length === 0) return next.find((step) => step === 'allot');
  const few = offices.some(
    (one) => candidates.filter((stands) => stands.office === one.office).length < one.candidates_needed,
  );
  if (state === 'preparing' && few) return next.find((step) => step === 'nominate');
  if (state === 'voting' && offices.every((one) => one.open === 0)) return next.find((step) => step === 'finish');
  return next.find((step) => step === ORDER[state]);
}
