import { call, idempotencyKey } from '@zhibu/api';
import { App, Button, Checkbox, Form } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { api, queryClient } from '../../api/client';
import { codes, type MemberIn, member as memberQuery, R, unitTree } from '../../api/records';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useRefusal } from '../../forms/useRefusal';
import { currentLocale, useT, word } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { BackgroundFields, HonourFields, NotApplicableField, PartyFields, WorkFields } from './edit/PlainFields';
import { birthDateOf, EMPTY, type NewValues, toBody } from './edit/values';
import './new.css';

export const loader: PageModule['loader'] = () =>
  Promise.all([queryClient.ensureQueryData(unitTree()), queryClient.ensureQueryData(codes(currentLocale()))]);

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.members'), to: pb.members() },
  { label: t('member.new') },
];

/** An ID number states a day of birth; it is offered, to be checked against the personnel file. */
function IdNumber() {
  const t = useT();
  const form = Form.useFormInstance<NewValues>();
  const number = Form.useWatch<string>('id_no');
  useEffect(() => {
    const day = birthDateOf(number ?? '');
    if (day && !form.getFieldValue('birth_date')) form.setFieldValue('birth_date', day);
  }, [number, form]);
  return <TextField name="id_no" label={word(t, 'field', 'id_no')} required max={40} help={t('member.idHelp')} />;
}

function Sections() {
  const t = useT();
  return (
    <>
      <Panel title={t('member.identity')}>
        <div className="form-grid">
          <TextField name="name" label={word(t, 'field', 'name')} required max={50} help={t('member.nameHelp')} />
          <IdNumber />
        </div>
        <BackgroundFields />
      </Panel>
      <Panel title={t('member.party')}>
        <PartyFields />
        <HonourFields />
      </Panel>
      <Panel title={t('member.work')}>
        <WorkFields />
      </Panel>
      <Panel title={t('member.contact')}>
        <div className="form-grid">
          <TextField name="mobile" label={word(t, 'field', 'mobile')} max={40} inputMode="tel" />
          <TextField name="landline" label={word(t, 'field', 'landline')} max={40} inputMode="tel" />
          <div className="wide">
            <TextField name="address" label={word(t, 'field', 'address')} max={200} help={t('member.addressHelp')} />
          </div>
          <TextField name="police_station" label={word(t, 'field', 'police_station')} max={100} />
        </div>
        <Form.Item name="hardship" valuePropName="checked">
          <Checkbox>{word(t, 'field', 'hardship')}</Checkbox>
        </Form.Item>
        <Form.Item name="incapacitated" valuePropName="checked">
          <Checkbox>{word(t, 'field', 'incapacitated')}</Checkbox>
        </Form.Item>
        <NotApplicableField />
      </Panel>
    </>
  );
}

/** Enters one member; a doubt about the facts does not stop it, but is shown afterwards. */
function useRegister(saved: () => void) {
  const t = useT();
  const go = useGo();
  const { message } = App.useApp();
  const key = useMemo(() => idempotencyKey(), []);
  return useAction({
    run: (body: MemberIn) => call(api.POST('/api/records/members', { body, headers: { 'Idempotency-Key': key } })),
    stale: [R.members, R.units],
    onDone: (made) => {
      saved();
      queryClient.setQueryData(memberQuery(made.id).queryKey, made);
      void message.success(t('member.registered', { name: made.name }));
      go(pb.member(made.id));
    },
    inForm: true,
  });
}

export function Page() {
  const t = useT();
  const go = useGo();
  const [form] = Form.useForm<NewValues>();
  const { filters } = useFilters<{ unit?: string }>();
  const [dirty, setDirty] = useState(false);
  const [left, setLeft] = useState(false);
  const register = useRegister(() => setLeft(true));
  useDirtyGuard(() => dirty && !left && !register.isSuccess);
  const rest = useRefusal(form, register.error, true);
  return (
    <Frame title={t('member.new')} lead={t('member.newLead')}>
      <Form
        form={form}
        layout="vertical"
        className="member-form"
        initialValues={{ ...EMPTY, unit_id: filters.unit ?? null }}
        onValuesChange={() => setDirty(true)}
        onFinish={(values) => register.mutate(toBody({ ...EMPTY, ...values }))}
        scrollToFirstError={{ block: 'center', focus: true }}
      >
        <Sections />
        {rest && (
          <Notice tone="bad" live>
            {rest}
          </Notice>
        )}
        <div className="form-actions">
          <Button onClick={() => go(pb.members())}>{t('common.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            {t('member.register')}
          </Button>
        </div>
      </Form>
    </Frame>
  );
}
