import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { useRows } from '../../api/paging';
import { type Erasure, erasures } from '../../api/privacy';
import { type T, useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { Sign, type Tone } from '../../kit/Sign';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { AnswerDrawer, RelativeDrawer } from './drawers';

const TONES: Record<Erasure['state'], Tone> = { received: 'wait', decided: 'info', done: 'good', withdrawn: 'plain' };

export const itemNames = (t: T, items: readonly string[]): string =>
  items.map((item) => word(t, 'erase', item)).join(t('common.listComma'));

const columnsOf = (t: T, locale: Locale, answer: (erasure: Erasure) => void): Column<Erasure>[] => [
  {
    key: 'who',
    title: t('privacy.who'),
    width: 160,
    pinned: true,
    render: (e) =>
      e.on_behalf ? t('privacy.whoFor', { name: e.subject_name, relation: e.relation ?? '' }) : e.subject_name,
  },
  { key: 'items', title: t('privacy.items'), width: 300, grow: true, render: (e) => itemNames(t, e.items) },
  { key: 'asked', title: t('correction.asked'), width: 160, wideOnly: true, render: (e) => date(e.asked_at, locale) },
  {
    key: 'due',
    title: t('privacy.due'),
    width: 170,
    render: (e) => (e.overdue ? <Sign tone="bad">{date(e.due_on, locale)}</Sign> : date(e.due_on, locale)),
  },
  {
    key: 'state',
    title: t('account.state'),
    width: 140,
    render: (e) => (
      <Sign tone={TONES[e.state]}>
        {e.outcome ? word(t, 'erasureOutcome', e.outcome) : word(t, 'erasureState', e.state)}
      </Sign>
    ),
  },
  {
    key: 'actions',
    title: t('common.actions'),
    quiet: true,
    width: 100,
    align: 'end',
    render: (e) =>
      e.state === 'received' && (
        <Action size="small" type="primary" needs="settings.configure" onClick={() => answer(e)}>
          {t('privacy.answer')}
        </Action>
      ),
  },
];

/** Who asked to have what erased, until when it is to be answered. */
export function ErasuresTab() {
  const { t, locale } = useI18n();
  const rows = useRows(erasures());
  const [answering, answer] = useState<Erasure>();
  const [recording, record] = useState(false);
  const columns = useMemo(() => columnsOf(t, locale, answer), [t, locale]);
  return (
    <Panel
      flush
      title={t('privacy.requests')}
      extra={
        <Action needs="settings.configure" onClick={() => record(true)}>
          {t('privacy.record')}
        </Action>
      }
    >
      <DataTable
        label={t('privacy.requests')}
        rows={rows}
        columns={columns}
        rowKey={(e) => e.id}
        empty={<Empty title={t('privacy.noRequests')}>{t('privacy.noRequestsWhy')}</Empty>}
      />
      <AnswerDrawer erasure={answering} onClose={() => answer(undefined)} />
      <RelativeDrawer open={recording} onClose={() => record(false)} />
    </Panel>
  );
}
