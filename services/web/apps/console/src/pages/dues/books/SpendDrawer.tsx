import { call } from '@zhibu/api';
import type { SpendingIn } from '../../../api/books';
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
import { DecisionField } from './DecisionField';
import { MONEY, optionsOf, usePurposes } from './options';
import { VoucherField } from './VoucherField';

interface Values {
  purpose: string | null;
  subject: string;
  amount: string;
  money: string;
  spent_on: string | null;
  decision_id: string | null;
  decision: string;
  decided_on: string | null;
  voucher_id: string | null;
}

const EMPTY: Values = {
  purpose: null,
  subject: '',
  amount: '',
  money: 'bank',
  spent_on: null,
  decision_id: null,
  decision: '',
  decided_on: null,
  voucher_id: null,
};

/** A chosen decision says by itself what was decided, and when. */
const decidedBy = ({ decision_id, decision, decided_on }: Values) =>
  decision_id
    ? { decision_id, decision: null, decided_on: null }
    : { decision_id: null, decision: tidy(decision), decided_on };

const bodyOf = (unit: string, values: Values): SpendingIn =>
  ({
    ...values,
    ...decidedBy(values),
    unit_id: unit,
    subject: tidy(values.subject),
    amount: fenOf(values.amount),
  }) as unknown as SpendingIn;

/** Records a spending: for what, who decided it, and the voucher. */
export function SpendDrawer({ open, unit, onClose }: { open: boolean; unit: string; onClose: () => void }) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const purposes = usePurposes();
  const spend = useAction({
    run: (body: SpendingIn) => call(api.POST('/api/records/dues/spendings', { body, ...key })),
    stale: [D],
    done: t('spend.done'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('spend.title')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => spend.mutate(bodyOf(unit, { ...EMPTY, ...values }))}
      submitError={spend.error}
      loading={spend.isPending}
      submitLabel={t('spend.add')}
    >
      <WordField name="purpose" label={t('spend.purpose')} required options={purposes} />
      <TextField name="subject" label={t('spend.subject')} required max={200} help={t('spend.subjectHelp')} />
      <YuanField name="amount" label={t('spend.amount')} required />
      <WordField name="money" label={t('spend.money')} required options={optionsOf(t, 'moneyPlace', MONEY)} />
      <DateField name="spent_on" label={t('spend.day')} required past />
      <DecisionField unit={unit} before="spent_on" linked />
      <VoucherField unit={unit} />
    </DrawerForm>
  );
}
