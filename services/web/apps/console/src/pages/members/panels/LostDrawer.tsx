import { call } from '@zhibu/api';
import { Form, Select } from 'antd';
import { api } from '../../../api/client';
import { usePrefetched } from '../../../api/prefetched';
import { codes, type Member, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { useAction } from '../../../forms/useAction';
import { useI18n } from '../../../i18n';

const STALE = [R.lost, R.members] as const;

interface Values {
  since: string | null;
  reason_code: string | null;
}

const EMPTY: Values = { since: null, reason_code: null };

/** Enters that contact to a member was lost. */
export function LostDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const { t, locale } = useI18n();
  const reasons = usePrefetched(codes(locale)).lost_reason?.codes ?? [];
  const begin = useAction({
    run: ({ since, reason_code }: Values) =>
      call(
        api.POST('/api/records/lost-contacts', {
          body: { member_id: of.id, since: since ?? '', reason_code: reason_code ?? '' },
        }),
      ),
    stale: STALE,
    done: t('register.lostBegun'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('register.lostNew', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => begin.mutate(values)}
      submitError={begin.error}
      loading={begin.isPending}
    >
      <DateField name="since" label={t('register.lostSince')} required past help={t('register.lostSinceHelp')} />
      <Form.Item
        name="reason_code"
        label={t('register.reason')}
        rules={[{ required: true, message: t('form.required', { label: t('register.reason') }) }]}
      >
        <Select options={reasons.map(({ code, label }) => ({ value: code, label }))} />
      </Form.Item>
    </DrawerForm>
  );
}
