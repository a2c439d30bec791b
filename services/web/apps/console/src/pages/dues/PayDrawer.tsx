import { call } from '@zhibu/api';
import { fenToYuan } from '@zhibu/format';
import { Form } from 'antd';
import { api } from '../../api/client';
import { type BoardRow, D, type PaymentsIn } from '../../api/dues';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useI18n, word } from '../../i18n';
import { DoubleHint } from '../../kit/DoubleHint';
import { fenOf } from './amounts';
import { CHANNELS, HANDED_IN } from './channels';
import { MonthField, WordField, YuanField } from './fields';
import { inARow } from './months';
import type { RowDrawerProps } from './row';
import { useWarnings } from './warnings';

interface Payment {
  first_month: string;
  last_month: string;
  amount: string;
  handed_in_by: string;
  consent_on: string | null;
  approved_above_on: string | null;
}

interface Values {
  paid_on: string | null;
  channel: string;
  payments: Payment[];
}

/** What is behind, where one payment can cover it; the month shown otherwise. */
function offered(row: BoardRow | undefined, month: string): Payment {
  const { months = [], amount = 0 } = row?.arrears ?? {};
  const behind = months.length > 0 && inARow(months);
  const due = behind ? amount : (row?.owed ?? 0);
  return {
    first_month: (behind && months[0]) || month,
    last_month: (behind && months.at(-1)) || month,
    amount: due > 0 ? fenToYuan(due) : '',
    handed_in_by: 'member',
    consent_on: null,
    approved_above_on: null,
  };
}

function bodyOf(values: Values, member: string): PaymentsIn {
  const one = values.payments[0];
  const { paid_on, channel } = values;
  const payment = { ...one, member_id: member, amount: fenOf(one?.amount) };
  return { paid_on, channel, payments: [payment] } as unknown as PaymentsIn;
}

/** Whether the member has paid this sum around that day already. */
function Already({ member }: { member: string }) {
  const paidOn = Form.useWatch<string | null | undefined>('paid_on');
  const amount = fenOf(Form.useWatch<string | undefined>(['payments', 0, 'amount']));
  const whole = paidOn && amount !== undefined;
  return <DoubleHint about={whole ? { what: 'payment', member_id: member, paid_on: paidOn, amount } : undefined} />;
}

function Fields() {
  const { t } = useI18n();
  const at = (name: keyof Payment) => ['payments', 0, name];
  const handedIn = Form.useWatch<string>(at('handed_in_by'));
  const channels = CHANNELS.map((value) => ({ value, label: word(t, 'channel', value) }));
  const hands = HANDED_IN.map((value) => ({ value, label: word(t, 'handedIn', value) }));
  return (
    <>
      <DateField name="paid_on" label={t('dues.day')} required past />
      <WordField name="channel" label={t('dues.channel')} required options={channels} />
      <MonthField name={at('first_month')} label={t('dues.first')} required />
      <MonthField name={at('last_month')} label={t('dues.last')} required />
      <YuanField name={at('amount')} label={t('dues.payAmount')} required help={t('dues.payAmountHelp')} />
      <WordField name={at('handed_in_by')} label={t('dues.handedIn')} required options={hands} />
      <DateField
        name={at('consent_on')}
        label={t('dues.consent')}
        past
        required={handedIn !== undefined && handedIn !== 'member'}
        help={t('dues.consentHelp')}
      />
      <DateField name={at('approved_above_on')} label={t('dues.above')} past help={t('dues.aboveHelp')} />
    </>
  );
}

/** Records what one member paid for whole months. */
export function PayDrawer({ row, month, onClose }: RowDrawerProps) {
  const { t } = useI18n();
  const key = useKeyHeader(row);
  const warn = useWarnings();
  const pay = useAction({
    run: (body: PaymentsIn) => call(api.POST('/api/records/dues/payments', { body, ...key })),
    stale: [D],
    done: (made) => t('dues.paid', { n: made.items.length }),
    onDone: (made) => {
      onClose();
      warn(
        t('dues.paidBut'),
        made.items.flatMap((item) => item.warnings ?? []),
      );
    },
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={row !== undefined}
      title={t('dues.payTitle', { name: row?.member_name ?? '' })}
      onClose={onClose}
      initial={{ paid_on: null, channel: 'cash', payments: [offered(row, month)] }}
      onSubmit={(values) => pay.mutate(bodyOf(values, row?.member_id ?? ''))}
      submitError={pay.error}
      loading={pay.isPending}
      submitLabel={t('dues.pay')}
    >
      <Fields />
      {row && <Already member={row.member_id} />}
    </DrawerForm>
  );
}
