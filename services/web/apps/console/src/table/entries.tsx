import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { OperatorEntry } from '../api/platform';
import { type T, word } from '../i18n';
import { Sign, type Tone } from '../kit/Sign';
import type { Column } from './columns';

type Entry = Pick<OperatorEntry, 'state' | 'ended_by' | 'asked_at' | 'ends_at' | 'ended_at'>;

const TONES: Record<Entry['state'], Tone> = { waiting: 'wait', open: 'warn', refused: 'bad', ended: 'plain' };

/** How an operator's entry stands, when it was asked for and when it ends: the same on either side of it. */
export const entryCourse = <E extends Entry>(t: T, locale: Locale): Column<E>[] => [
  {
    key: 'state',
    title: t('entry.state'),
    width: 150,
    render: (of) => (
      <Sign tone={TONES[of.state]}>
        {of.state === 'ended' && of.ended_by ? word(t, 'entryEnd', of.ended_by) : word(t, 'entryState', of.state)}
      </Sign>
    ),
  },
  { key: 'asked', title: t('entry.askedAt'), width: 210, render: (of) => dateTime(of.asked_at, locale) },
  {
    key: 'ends',
    title: t('entry.endsAt'),
    width: 210,
    render: (of) => {
      const at = of.ended_at ?? (of.state === 'open' ? of.ends_at : null);
      return at ? dateTime(at, locale) : '—';
    },
  },
];
