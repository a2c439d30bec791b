import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date, month as monthText } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../api/client';
import { type BoardRow, D, type Excuse, excuses } from '../../api/dues';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useKeyHeader } from '../../forms/useKey';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { MonthField } from './fields';
import { useOpening } from './useOpening';

interface Values {
  first_month: string;
  last_month: string;
  reason: string;
}

function ExcuseDrawer({ row, open, onClose }: { row: BoardRow; open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const add = useAction({
    run: ({ reason, ...months }: Values) => {
      const params = { path: { id: row.member_id } };
      const body = { ...months, reason: reason.trim() };
      return call(api.POST('/api/records/dues/members/{id}/excuses', { params, body, ...key }));
    },
    stale: [D],
    done: t('excuse.done'),
    onDone: onClose,
    inForm: true,
  });
  const [first = '', last = first] = [row.arrears.months[0], row.arrears.months.at(-1)];
  return (
    <DrawerForm<Values>
      open={open}
      title={t('excuse.title', { name: row.member_name })}
      onClose={onClose}
      initial={{ first_month: first, last_month: last, reason: '' }}
      onSubmit={(values) => add.mutate(values)}
      submitError={add.error}
      loading={add.isPending}
      submitLabel={t('excuse.add')}
    >
      <p className="drawer-text">{t('excuse.what')}</p>
      <MonthField name="first_month" label={t('excuse.first')} required />
      <MonthField name="last_month" label={t('excuse.last')} required />
      <TextField name="reason" label={t('excuse.reason')} required max={200} rows={2} help={t('excuse.reasonHelp')} />
    </DrawerForm>
  );
}

function One({ of, onWithdraw }: { of: Excuse; onWithdraw: () => void }) {
  const { t, locale } = useI18n();
  const one = (month: string) => monthText(`${month}-01`, locale);
  const months =
    of.first_month === of.last_month
      ? one(of.first_month)
      : t('dues.fromTo', { first: one(of.first_month), last: one(of.last_month) });
  return (
    <li className="dues-entry">
      <p>
        {months} {of.withdrawn_at && <Sign tone="bad">{t('excuse.withdrawn')}</Sign>}
      </p>
      <p className="quiet">
        {of.reason} · {date(of.recorded_at, locale)}
      </p>
      {!of.withdrawn_at && (
        <p className="row-actions">
          <Action size="small" danger needs="dues.record" onClick={onWithdraw}>
            {t('excuse.withdraw')}
          </Action>
        </p>
      )}
    </li>
  );
}

/** Proper reasons of a member for months that were not paid. */
export function Excuses({ row }: { row: BoardRow }) {
  const { t } = useI18n();
  const { data = [] } = useQuery(excuses(row.member_id));
  const [adding, setAdding] = useState(false);
  const opened = useOpening(adding);
  const confirm = useConfirm();
  const withdraw = useAction({
    run: (id: string) => call(api.POST('/api/records/dues/excuses/{id}/withdraw', { params: { path: { id } } })),
    stale: [D],
    done: t('excuse.withdrawn'),
  });
  const ask = (id: string) =>
    confirm({
      title: t('excuse.withdrawTitle'),
      effects: [t('excuse.withdrawWhat')],
      ok: t('excuse.withdraw'),
      danger: true,
      run: () => withdraw.mutateAsync(id),
    });
  return (
    <>
      <h2 className="dues-part">{t('excuse.part')}</h2>
      {data.length === 0 && <p className="quiet">{t('excuse.none')}</p>}
      <ul className="dues-entries">
        {data.map((one) => (
          <One key={one.id} of={one} onWithdraw={() => ask(one.id)} />
        ))}
      </ul>
      <Action needs="dues.record" onClick={() => setAdding(true)}>
        {t('excuse.add')}
      </Action>
      <ExcuseDrawer key={opened} row={row} open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
