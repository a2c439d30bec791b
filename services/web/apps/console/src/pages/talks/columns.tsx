import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Talk, TalkState } from '../../api/talks';
import type { T } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign, type Tone } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';

const STATES: Record<TalkState, Tone> = { standing: 'good', objected: 'warn', withdrawn: 'plain' };

export const namesOf = (t: T, { people: [one, other] }: Talk): string =>
  t('talk.twoOf', { one: one?.name ?? '', other: other?.name ?? '' });

interface Steps {
  correct: (talk: Talk) => void;
  withdraw: (talk: Talk) => void;
  answer: (talk: Talk, tookPlace: boolean) => void;
}

/** What the person may do with an entry. */
function Rights({ t, of, steps }: { t: T; of: Talk; steps: Steps }) {
  const names = namesOf(t, of);
  const step = (label: string, told: string, run: () => void) => (
    <Action size="small" aria-label={told} onClick={run}>
      {label}
    </Action>
  );
  return (
    <span className="meeting-answers">
      {of.may.correct && step(t('talk.correct'), t('talk.correctOf', { names }), () => steps.correct(of))}
      {of.may.withdraw && step(t('talk.withdraw'), t('talk.withdrawOf', { names }), () => steps.withdraw(of))}
      {of.may.object && step(t('talk.object'), t('talk.objectOf', { names }), () => steps.answer(of, false))}
      {of.may.restore && step(t('talk.restore'), t('talk.restoreOf', { names }), () => steps.answer(of, true))}
    </span>
  );
}

/** A talk in a row: when, who, and whether it counts. */
export function talkColumns(t: T, locale: Locale, steps: Steps): Column<Talk>[] {
  return [
    { key: 'people', title: t('talk.people'), width: 200, grow: true, pinned: true, render: (one) => namesOf(t, one) },
    { key: 'day', title: t('talk.day'), width: 150, render: (one) => date(one.day, locale) },
    { key: 'pair', title: t('talk.pair'), width: 170, render: (one) => t(`talkPair.${one.pair}`) },
    {
      key: 'meeting',
      title: t('talk.meeting'),
      width: 220,
      grow: true,
      wideOnly: true,
      render: ({ meeting }) => meeting && <Go to={pb.meeting(meeting.id)}>{meeting.subject}</Go>,
    },
    {
      key: 'state',
      title: t('account.state'),
      width: 130,
      render: (one) => <Sign tone={STATES[one.state]}>{t(`talkState.${one.state}`)}</Sign>,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 250,
      align: 'end',
      render: (one) => <Rights t={t} of={one} steps={steps} />,
    },
  ];
}
