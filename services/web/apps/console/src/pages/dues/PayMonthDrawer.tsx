import { call } from '@zhibu/api';
import { fen, month as monthText } from '@zhibu/format';
import { Checkbox, Form } from 'antd';
import { api } from '../../api/client';
import { type BoardRow, D, type PaymentsIn } from '../../api/dues';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useI18n, word } from '../../i18n';
import { CHANNELS } from './channels';
import { WordField } from './fields';

/** As many as one request takes. */
const MOST = 200;

interface Values {
  paid_on: string | null;
  channel: PaymentsIn['channel'];
  members: string[];
}

/** Everybody who has not paid, with a box before each name. */
function Members({ rows }: { rows: readonly BoardRow[] }) {
  const { t, locale } = useI18n();
  const form = Form.useFormInstance<Values>();
  const chosen = Form.useWatch<string[]>('members') ?? [];
  const sum = rows.filter((row) => chosen.includes(row.member_id)).reduce((all, row) => all + (row.owed ?? 0), 0);
  const every = chosen.length === rows.length;
  return (
    <>
      <Checkbox
        checked={every}
        indeterminate={chosen.length > 0 && !every}
        onChange={() => form.setFieldValue('members', every ? [] : rows.map((row) => row.member_id))}
      >
        {t('dues.payAll')}
      </Checkbox>
      <Form.Item
        name="members"
        label={t('dues.payWho')}
        rules={[{ required: true, type: 'array', min: 1, message: t('dues.payNone') }]}
      >
        <Checkbox.Group
          className="pay-who"
          options={rows.map((row) => ({
            value: row.member_id,
            label: `${row.member_name} · ${fen(row.owed ?? 0, locale)}`,
          }))}
        />
      </Form.Item>
      <p role="status">{t('dues.paySum', { n: chosen.length, amount: fen(sum, locale) })}</p>
    </>
  );
}

interface PayMonthDrawerProps {
  open: boolean;
  rows: readonly BoardRow[];
  month: string;
  onClose: () => void;
}

/** The branch's day of dues: one month of several members at once, all of them or none. */
export function PayMonthDrawer({ open, rows, month, onClose }: PayMonthDrawerProps) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(open);
  const shown = rows.slice(0, MOST);
  const pay = useAction({
    run: ({ paid_on, channel, members }: Values) => {
      const paying = shown.filter((row) => members.includes(row.member_id));
      const payments = paying.map((row) => ({
        member_id: row.member_id,
        first_month: month,
        last_month: month,
        amount: row.owed ?? 0,
      }));
      const body = { paid_on: paid_on ?? '', channel, payments };
      return call(api.POST('/api/records/dues/payments', { body, ...key }));
    },
    stale: [D],
    done: (made) => t('dues.paid', { n: made.items.length }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('dues.payMonthTitle', { month: monthText(`${month}-01`, locale) })}
      onClose={onClose}
      initial={{ paid_on: null, channel: 'cash', members: shown.map((row) => row.member_id) }}
      onSubmit={(values) => pay.mutate(values)}
      submitError={pay.error}
      loading={pay.isPending}
      submitLabel={t('dues.payMonth')}
    >
      <DateField name="paid_on" label={t('dues.day')} required past />
      <WordField
        name="channel"
        label={t('dues.channel')}
        required
        options={CHANNELS.map((value) => ({ value, label: word(t, 'channel', value) }))}
      />
      <Members rows={shown} />
    </DrawerForm>
  );
}
