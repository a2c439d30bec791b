import { call } from '@zhibu/api';
import { fenToYuan } from '@zhibu/format';
import { Form } from 'antd';
import type { Books, RemittanceIn } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { tidy } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { UnitPicker } from '../../../kit/UnitPicker';
import { fenOf } from '../amounts';
import { MonthField, WordField, YuanField } from '../fields';
import { useWarnings } from '../warnings';
import { DecisionField } from './DecisionField';
import { FUNDS, MONEY, optionsOf, usePurposes } from './options';

export interface SendValues {
  to_unit_id: string | null;
  fund: string;
  amount: string;
  money: string;
  sent_on: string | null;
  first_month: string;
  last_month: string;
  purpose: string | null;
  decision: string;
  decided_on: string | null;
  note: string;
}

const EMPTY: SendValues = {
  to_unit_id: null,
  fund: 'ordinary',
  amount: '',
  money: 'bank',
  sent_on: null,
  first_month: '',
  last_month: '',
  purpose: null,
  decision: '',
  decided_on: null,
  note: '',
};

/** What is sent: only what the direction asks for. */
export function bodyOf(kind: 'remit' | 'allocate', unit: string, values: SendValues): RemittanceIn {
  const { money, sent_on } = values;
  const own =
    kind === 'remit'
      ? { fund: values.fund, first_month: tidy(values.first_month), last_month: tidy(values.last_month) }
      : {
          to_unit_id: values.to_unit_id,
          purpose: values.purpose ?? null,
          decision: tidy(values.decision),
          decided_on: values.decided_on,
        };
  const body = { kind, from_unit_id: unit, amount: fenOf(values.amount), money, sent_on, note: tidy(values.note) };
  return { ...body, ...own } as unknown as RemittanceIn;
}

function Up() {
  const { t } = useI18n();
  return (
    <>
      <WordField name="fund" label={t('ledger.fund')} required options={optionsOf(t, 'fund', FUNDS)} />
      <MonthField name="first_month" label={t('remit.first')} />
      <MonthField name="last_month" label={t('remit.last')} />
    </>
  );
}

function Down({ unit }: { unit: string }) {
  const { t } = useI18n();
  const label = t('remit.receiver');
  const purposes = usePurposes();
  return (
    <>
      <Form.Item name="to_unit_id" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
        <UnitPicker refuse={(one) => one.id === unit} />
      </Form.Item>
      <WordField name="purpose" label={t('remit.purpose')} help={t('remit.purposeHelp')} options={purposes} clear />
      <DecisionField unit={unit} before="sent_on" />
    </>
  );
}

interface SendDrawerProps {
  kind: 'remit' | 'allocate' | undefined;
  books: Books;
  onClose: () => void;
}

/** Records what goes up or down; it stands as sent until the other side has answered. */
export function SendDrawer({ kind, books, onClose }: SendDrawerProps) {
  const { t } = useI18n();
  const key = useKeyHeader(kind);
  const warn = useWarnings();
  const send = useAction({
    run: (body: RemittanceIn) => call(api.POST('/api/records/dues/remittances', { body, ...key })),
    stale: [D],
    done: t('remit.sentDone'),
    onDone: (made) => {
      onClose();
      warn(t('remit.sentBut'), made.warnings);
    },
    inForm: true,
  });
  const outstanding = books.to_remit?.outstanding ?? 0;
  const offered = kind === 'remit' && outstanding > 0 ? fenToYuan(outstanding) : '';
  const initial = { ...EMPTY, amount: offered };
  return (
    <DrawerForm<SendValues>
      open={kind !== undefined}
      title={t(kind === 'allocate' ? 'remit.allocateTitle' : 'remit.sendTitle')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => kind && send.mutate(bodyOf(kind, books.unit_id, { ...initial, ...values }))}
      submitError={send.error}
      loading={send.isPending}
      submitLabel={t(kind === 'allocate' ? 'remit.allocate' : 'remit.send')}
    >
      {kind === 'remit' && (
        <p className="drawer-text">
          {t('remit.to')} {books.superior?.name ?? t('remit.toOutside')}
        </p>
      )}
      <YuanField name="amount" label={t('ledger.amount')} required />
      <WordField name="money" label={t('remit.from')} required options={optionsOf(t, 'moneyPlace', MONEY)} />
      <DateField name="sent_on" label={t('remit.day')} required past />
      {kind === 'allocate' ? <Down unit={books.unit_id} /> : <Up />}
      <TextField name="note" label={t('ledger.note')} max={200} />
    </DrawerForm>
  );
}
