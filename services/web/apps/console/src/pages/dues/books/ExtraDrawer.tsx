import { call } from '@zhibu/api';
import { Form } from 'antd';
import type { ExtraIn } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { tidy } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { MemberPicker } from '../../../kit/MemberPicker';
import { fenOf } from '../amounts';
import { CHANNELS } from '../channels';
import { WordField, YuanField } from '../fields';
import { useWarnings } from '../warnings';
import { optionsOf } from './options';

const KINDS = ['voluntary', 'special'];

interface Values {
  member_id: string | null;
  kind: string;
  amount: string;
  channel: string;
  paid_on: string | null;
  campaign: string;
  note: string;
  collector: string;
}

const EMPTY: Values = {
  member_id: null,
  kind: 'voluntary',
  amount: '',
  channel: 'cash',
  paid_on: null,
  campaign: '',
  note: '',
  collector: '',
};

const bodyOf = ({ campaign, note, collector, amount, ...rest }: Values): ExtraIn =>
  ({
    ...rest,
    amount: fenOf(amount),
    campaign: rest.kind === 'special' ? tidy(campaign) : null,
    note: rest.kind === 'voluntary' ? tidy(note) : null,
    collector: tidy(collector),
  }) as unknown as ExtraIn;

function Fields({ unit }: { unit: string }) {
  const { t } = useI18n();
  const kind = Form.useWatch<string>('kind') ?? 'voluntary';
  const label = t('extra.member');
  return (
    <>
      <Form.Item name="member_id" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
        <MemberPicker unitId={unit} />
      </Form.Item>
      <WordField name="kind" label={t('extra.kind')} required options={optionsOf(t, 'extraKind', KINDS)} />
      {kind === 'special' && <TextField name="campaign" label={t('extra.campaign')} required max={100} />}
      <YuanField name="amount" label={t('extra.amount')} required />
      <WordField name="channel" label={t('extra.channel')} required options={optionsOf(t, 'channel', CHANNELS)} />
      <DateField name="paid_on" label={t('extra.day')} required past />
      {kind === 'voluntary' && (
        <TextField name="note" label={t('extra.note')} max={500} rows={3} help={t('extra.noteHelp')} />
      )}
      <TextField name="collector" label={t('extra.collector')} max={50} help={t('dues.receiptCollectorHelp')} />
    </>
  );
}

/** Records an extra payment or special dues, and makes out the receipt. */
export function ExtraDrawer({ open, unit, onClose }: { open: boolean; unit: string; onClose: () => void }) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const warn = useWarnings();
  const add = useAction({
    run: (body: ExtraIn) => call(api.POST('/api/records/dues/extras', { body, ...key })),
    stale: [D],
    done: (made) => t('extra.done', { serial: made.serial }),
    onDone: (made) => {
      onClose();
      warn(t('extra.but'), made.warnings);
    },
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('extra.title')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => add.mutate(bodyOf({ ...EMPTY, ...values }))}
      submitError={add.error}
      loading={add.isPending}
      submitLabel={t('extra.add')}
    >
      <Fields unit={unit} />
    </DrawerForm>
  );
}
