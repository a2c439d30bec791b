import { describe, expect, it } from 'vitest';
import type { DevelopmentFile, NextStep } from '../../api/development';
import { currentT, loadTexts } from '../../i18n';
import { isAbove, mayBeHistory, readiness, sorted, trainedFor, waitsAbove } from './words';

const step = (change: Partial<NextStep>): NextStep =>
  ({
    step: 'talk',
    name: '谈话',
    no: 2,
    stage: 'application',
    actor: 'branch',
    again: false,
    departs: false,
    latest: null,
    noticed: false,
    outcomes: [
      { outcome: 'done', fulfils: true, asked: [], earliest: '2026-01-10', waits: [], missing: [], leads_to: null },
    ],
    ...change,
  }) as NextStep;

const way = (change: object): NextStep['outcomes'] => [{ ...step({}).outcomes[0], ...change }] as NextStep['outcomes'];

describe('what comes next', () => {
  it('is sorted into what is ahead, what may be repeated and the ways out', () => {
    const found = sorted([step({}), step({ step: 'review', again: true }), step({ step: 'withdraw', no: null })]);
    expect(found.ahead.map((one) => one.step)).toEqual(['talk']);
    expect(found.again.map((one) => one.step)).toEqual(['review']);
    expect(found.exits.map((one) => one.step)).toEqual(['withdraw']);
  });

  it('is possible from its first day, unless something is missing', () => {
    expect(readiness(step({}), '2026-01-10')).toBe('now');
    expect(readiness(step({}), '2026-01-09')).toBe('later');
    expect(readiness(step({ outcomes: way({ missing: [{}] }) }), '2026-01-10')).toBe('missing');
    expect(readiness(step({ outcomes: way({ earliest: null }) }), '2026-01-10')).toBe('never');
    expect(readiness(step({ outcomes: [] }), '2026-01-10')).toBe('never');
  });

  it('belongs to the committee above where that takes it', () => {
    expect(isAbove(step({ actor: 'higher_committee' }))).toBe(true);
    expect(isAbove(step({ actor: 'branch_meeting' }))).toBe(false);
    const approval = step({ actor: 'higher_committee' });
    expect(waitsAbove({ actions: ['update'] }, approval)).toBe(true);
    expect(waitsAbove({ actions: ['update', 'decide'] }, approval)).toBe(false);
    expect(waitsAbove({ actions: ['update'] }, step({ actor: 'branch' }))).toBe(false);
  });

  it('may be history while the file stands where it stood before it was opened', () => {
    const recorded = (...at: string[]) => at.map((recorded_at) => ({ recorded_at })) as DevelopmentFile['steps'];
    const steps = recorded('2026-03-02T08:00:00Z', '2026-03-01T17:00:00Z');
    expect(mayBeHistory({ since: '2026-03-01', steps })).toBe(true);
    expect(mayBeHistory({ since: '2026-03-02', steps })).toBe(false);
  });
});

it('says of a training only what there was of it', async () => {
  await loadTexts('development');
  const said = (training_hours: number | null, training_days: number | null) =>
    trainedFor(currentT(), { training_hours, training_days });
  expect(said(24, 0)).toBe('24 学时');
  expect(said(null, 3)).toBe('3 天');
  expect(said(24, 3)).toBe('24 学时、3 天');
  expect(said(0, null)).toBe('');
});
