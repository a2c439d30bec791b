import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Meeting, MeetingState } from '../../api/meetings';
import type { T } from '../../i18n';
import { Sign, type Tone } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';

export const STATES: Record<MeetingState, Tone> = { planned: 'wait', held: 'warn', filed: 'good', cancelled: 'plain' };

/** How many came of those who were expected; whoever is exempt and stayed away was not. */
export function presence(t: T, { present, should, exempt }: Meeting['attendance']): string {
  const of = { present, should: should - exempt };
  return exempt > 0 ? t('meeting.exemptToo', { ...of, exempt }) : t('meeting.presentOf', of);
}

/** A meeting in a row: what, when, how many came, how far its record has got. */
export function meetingColumns(t: T, locale: Locale): Column<Meeting>[] {
  return [
    {
      key: 'subject',
      title: t('meeting.subject'),
      width: 260,
      grow: true,
      pinned: true,
      render: (one) => <Go to={pb.meeting(one.id)}>{one.subject}</Go>,
    },
    { key: 'day', title: t('meeting.day'), width: 150, render: (one) => date(one.day, locale) },
    {
      key: 'kinds',
      title: t('meeting.kinds'),
      width: 240,
      grow: true,
      render: (one) => one.kinds.map((kind) => t(`meetingKind.${kind}`)).join(t('common.listComma')),
    },
    { key: 'unit', title: t('post.unit'), width: 170, wideOnly: true, render: (one) => one.unit_name },
    {
      key: 'present',
      title: t('meeting.attendance'),
      width: 110,
      render: ({ state, attendance }) => (state === 'held' || state === 'filed' ? presence(t, attendance) : ''),
    },
    {
      key: 'state',
      title: t('account.state'),
      width: 110,
      render: (one) => <Sign tone={STATES[one.state]}>{t(`meetingState.${one.state}`)}</Sign>,
    },
  ];
}
