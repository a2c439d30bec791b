import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import type { Remittance } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { tidy } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { fenOf } from '../amounts';
import { WordField, YuanField } from '../fields';
import { MONEY, optionsOf } from './options';

interface Values {
  amount: string;
  money: 'bank' | 'cash';
  received_on: string | null;
  note: string;
}

/** Says what has arrived. The amount is not offered: both sides count for themselves. */
export function ConfirmDrawer({ sent, onClose }: { sent: Remittance | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(sent);
  const confirm = useAction({
    run: ({ amount, money, received_on, note }: Values) => {
      const params = { path: { id: sent?.id ?? '' } };
      const said = { amount: fenOf(amount) ?? 0, money, received_on: received_on ?? '' };
      const body = { ...said, note: tidy(note) as string | null };
      return call(api.POST('/api/records/dues/remittances/{id}/confirm', { params, body, ...key }));
    },
    stale: [D],
    done: t('remit.confirmed'),
    onDone: onClose,
    inForm: true,
  });
  const title = sent?.to_unit_id
    ? t('remit.confirmTitle', { unit: sent.from_unit_name })
    : t('remit.confirmOutsideTitle');
  return (
    <DrawerForm<Values>
      open={sent !== undefined}
      title={title}
      onClose={onClose}
      initial={{ amount: '', money: 'bank', received_on: null, note: '' }}
      onSubmit={(values) => confirm.mutate(values)}
      submitError={confirm.error}
      loading={confirm.isPending}
      submitLabel={t('remit.confirm')}
    >
      <p className="drawer-text">{sent && t('remit.confirmWhat', { amount: fen(sent.amount, locale) })}</p>
      <YuanField name="amount" label={t('remit.confirmAmount')} required />
      <WordField name="money" label={t('remit.confirmMoney')} required options={optionsOf(t, 'moneyPlace', MONEY)} />
      <DateField name="received_on" label={t('remit.confirmDay')} required past />
      <TextField name="note" label={t('remit.confirmNote')} max={200} />
    </DrawerForm>
  );
}
