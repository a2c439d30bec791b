import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { overview, P, recordConsent } from '../../api/privacy';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKey } from '../../forms/useKey';
import { type T, useI18n, useT, word } from '../../i18n';
import { AccountPicker } from '../../kit/AccountPicker';
import { MemberPicker } from '../../kit/MemberPicker';
import { Notice } from '../../kit/Notice';
import { type ConsentValues, canTakeBack, consentBody, PURPOSES, WAYS } from './consent';

const EMPTY: ConsentValues = {
  whose: 'member',
  member_id: null,
  account_id: null,
  purpose: undefined,
  given: true,
  day: null,
  way: undefined,
  reason: '',
};

const required = (t: T, label: string) => [{ required: true, message: t('form.required', { label }) }];

/** A member of the roster, or somebody who has an account and is in no roster. */
function Whose({ chosen }: { chosen: string | undefined }) {
  const t = useT();
  const whose = Form.useWatch<ConsentValues['whose']>('whose');
  const options = (['member', 'account'] as const).map((value) => ({ value, label: t(`consent.whose.${value}`) }));
  return (
    <>
      <Form.Item name="whose" label={t('consent.whose')}>
        <Radio.Group options={options} />
      </Form.Item>
      {whose === 'account' ? (
        <Form.Item name="account_id" label={t('account.one')} rules={required(t, t('account.one'))}>
          <AccountPicker />
        </Form.Item>
      ) : (
        <Form.Item name="member_id" label={t('privacy.member')} rules={required(t, t('privacy.member'))}>
          <MemberPicker chosenName={chosen} />
        </Form.Item>
      )}
    </>
  );
}

function What() {
  const t = useT();
  const purpose = Form.useWatch<ConsentValues['purpose']>('purpose');
  const purposes = PURPOSES.map((value) => ({ value, label: word(t, 'consentPurpose', value) }));
  const answers = [
    { value: true, label: t('consent.agrees') },
    { value: false, label: t('consent.takesBack') },
  ];
  return (
    <>
      <Form.Item name="purpose" label={t('consent.purpose')} rules={required(t, t('consent.purpose'))}>
        <Select options={purposes} />
      </Form.Item>
      {canTakeBack(purpose) && (
        <Form.Item name="given" label={t('consent.answer')}>
          <Radio.Group options={answers} />
        </Form.Item>
      )}
    </>
  );
}

function How() {
  const t = useT();
  const ways = WAYS.map((value) => ({ value, label: word(t, 'consentWay', value) }));
  return (
    <>
      <DateField name="day" label={t('consent.day')} required past />
      <Form.Item name="way" label={t('consent.way')} rules={required(t, t('consent.way'))}>
        <Select options={ways} />
      </Form.Item>
      <TextField name="reason" label={t('consent.proof')} max={400} rows={3} help={t('consent.proofHelp')} />
    </>
  );
}

interface ConsentDrawerProps {
  open: boolean;
  onClose: () => void;
  /** Whom the page is about. */
  of?: { id: string; name: string } | undefined;
}

/** Writes down what somebody agreed to, or took back, who cannot say so here. */
export function ConsentDrawer({ open, onClose, of }: ConsentDrawerProps) {
  const { t, locale } = useI18n();
  const key = useKey(open);
  const { data } = useQuery({ ...overview(), enabled: open });
  const record = useAction({
    run: (values: ConsentValues) => recordConsent(consentBody(t, locale, values, data?.notice_id ?? ''), key),
    stale: [P.overview, P.consents],
    done: t('consent.recorded'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<ConsentValues>
      open={open}
      title={t('consent.record')}
      onClose={onClose}
      initial={{ ...EMPTY, member_id: of?.id ?? null }}
      onSubmit={(values) => record.mutate({ ...EMPTY, ...values })}
      submitError={record.error}
      loading={record.isPending}
      submitLabel={t('consent.recordOne')}
      blocked={data && !data.notice_id ? t('consent.needsNotice') : undefined}
    >
      <Notice tone="info">{t('consent.recordWhat')}</Notice>
      <Whose chosen={of?.name} />
      <What />
      <How />
    </DrawerForm>
  );
}
