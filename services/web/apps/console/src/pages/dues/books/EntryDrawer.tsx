import { call } from '@zhibu/api';
import { Form } from 'antd';
import type { EntryIn } from '../../../api/books';
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
import { FUNDS, MONEY, optionsOf } from './options';

const KINDS = ['opening', 'interest', 'deposit'];

interface Values {
  kind: string;
  booked_on: string | null;
  amount: string;
  money: string;
  fund: string;
  note: string;
}

const EMPTY: Values = { kind: 'opening', booked_on: null, amount: '', money: 'bank', fund: 'ordinary', note: '' };

/** Only an opening balance can be somebody else's; a deposit always goes to the bank. */
function bodyOf({ kind, booked_on, amount, money, fund, note }: Values): EntryIn {
  return {
    kind,
    booked_on,
    amount: fenOf(amount),
    ...(kind !== 'deposit' && { money }),
    ...(kind === 'opening' && { fund }),
    note: tidy(note),
  } as unknown as EntryIn;
}

function Fields() {
  const { t } = useI18n();
  const kind = Form.useWatch<string>('kind') ?? 'opening';
  return (
    <>
      <WordField name="kind" label={t('ledger.kind')} required options={optionsOf(t, 'entryKind', KINDS)} />
      <DateField name="booked_on" label={t('ledger.day')} required past />
      <YuanField name="amount" label={t('ledger.amount')} required />
      {kind !== 'deposit' && (
        <WordField name="money" label={t('ledger.money')} required options={optionsOf(t, 'moneyPlace', MONEY)} />
      )}
      {kind === 'opening' && (
        <WordField name="fund" label={t('ledger.fund')} required options={optionsOf(t, 'fund', FUNDS)} />
      )}
      <TextField name="note" label={t('ledger.note')} max={200} />
    </>
  );
}

interface EntryDrawerProps {
  open: boolean;
  unit: string;
  onClose: () => void;
}

/** What comes from nobody in particular: what was there at the start, interest, cash brought to the bank. */
export function EntryDrawer({ open, unit, onClose }: EntryDrawerProps) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const add = useAction({
    run: (body: EntryIn) =>
      call(api.POST('/api/records/dues/units/{id}/ledger', { params: { path: { id: unit } }, body, ...key })),
    stale: [D],
    done: t('ledger.added'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('ledger.addTitle')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => add.mutate(bodyOf({ ...EMPTY, ...values }))}
      submitError={add.error}
      loading={add.isPending}
      submitLabel={t('ledger.add')}
    >
      <Fields />
    </DrawerForm>
  );
}
