import type { Locale } from '@zhibu/i18n';
import { useMemo } from 'react';
import { type Entry, enterTenant, entries, leaveTenant, O } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { type T, useI18n } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { entryCourse } from '../table/entries';
import { Deed } from './Deed';

interface Deeds {
  enter: (of: Entry) => void;
  leave: (of: Entry) => void;
}

function RowDeeds({ t, of, deeds }: { t: T; of: Entry; deeds: Deeds }) {
  const going = of.state === 'open' || of.state === 'waiting';
  if (!of.own || !going) return '—';
  const name = of.tenant_name ?? '';
  return (
    <div className="deeds">
      {of.state === 'open' && (
        <Deed
          act="govern"
          size="small"
          type="primary"
          onClick={() => deeds.enter(of)}
          label={t('entry.enterOf', { name })}
        >
          {t('entry.enter')}
        </Deed>
      )}
      <Deed act="govern" size="small" onClick={() => deeds.leave(of)} label={t('entry.leaveOf', { name })}>
        {t('entry.leave')}
      </Deed>
    </div>
  );
}

const columns = (t: T, locale: Locale, deeds: Deeds): Column<Entry>[] => [
  {
    key: 'tenant',
    title: t('entry.tenant'),
    width: 220,
    pinned: true,
    grow: true,
    render: (of) => of.tenant_name ?? '—',
  },
  { key: 'who', title: t('entry.who'), width: 140, render: (of) => of.operator_name },
  { key: 'reason', title: t('entry.reason'), width: 220, grow: true, render: (of) => of.reason },
  ...entryCourse<Entry>(t, locale),
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 150,
    render: (of) => <RowDeeds t={t} of={of} deeds={deeds} />,
  },
];

/** Who looked into which organisation, and the way in while an entry is open. */
export function Entries() {
  const { t, locale } = useI18n();
  const rows = useRows(entries());
  const enter = useAction({
    run: (of: Entry) => enterTenant(of.id),
    onDone: ({ url }) => location.assign(url),
  });
  const leave = useAction({ run: (of: Entry) => leaveTenant(of.id), stale: [O.entries], done: t('entry.left') });
  const { mutate: goIn } = enter;
  const { mutate: goOut } = leave;
  const shown = useMemo(() => columns(t, locale, { enter: goIn, leave: goOut }), [t, locale, goIn, goOut]);
  return (
    <Page title={t('operators.entries')} lead={t('entry.lead')}>
      <Panel flush>
        <DataTable
          label={t('operators.entries')}
          rows={rows}
          columns={shown}
          rowKey={(of) => of.id}
          empty={<Empty title={t('entry.none')} />}
        />
      </Panel>
    </Page>
  );
}
