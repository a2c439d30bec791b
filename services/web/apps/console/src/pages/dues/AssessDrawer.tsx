import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import { Form } from 'antd';
import { api } from '../../api/client';
import { type AssessmentIn, type AssessmentKind, D, rules as rulesQuery } from '../../api/dues';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useI18n, word } from '../../i18n';
import { askedQuarter, askedSlip, bodyOf, empty, KINDS, kindsOf, payersOf, type Values } from './assessment';
import { MonthField, WordField, YuanField } from './fields';
import { isMonth } from './months';
import { Base } from './Payslip';
import { RuleNote } from './RuleNote';
import type { RowDrawerProps } from './row';
import { Trial } from './Trial';
import { useWarnings } from './warnings';

/** The rules of the first month of the form; while it is being typed, those of the month shown. */
function useRulesOf(month: string) {
  const from = Form.useWatch<string>('from_month');
  return useQuery(rulesQuery(isMonth(from) ? (from as string) : month)).data;
}

function Income({ month }: { month: string }) {
  const { t } = useI18n();
  const rules = useRulesOf(month);
  const kind = Form.useWatch<AssessmentKind>('kind');
  const payer = Form.useWatch<string | null>('payer');
  if (kind === 'formula' && askedQuarter(rules, payer)) {
    return [0, 1, 2].map((n) => (
      <YuanField key={n} name={['quarter', n]} label={t('dues.quarter', { n: n + 1 })} required />
    ));
  }
  if (kind === 'formula') return <Base rules={rules} payer={payer} />;
  if (kind === 'exempt') return <YuanField name="amount" label={t('dues.left')} required help={t('dues.leftHelp')} />;
  return kind === 'fixed' ? null : <YuanField name="amount" label={t('dues.amount')} required />;
}

function Amount({ month }: { month: string }) {
  const { t } = useI18n();
  const rules = useRulesOf(month);
  const kind = Form.useWatch<AssessmentKind>('kind') ?? 'formula';
  const payer = Form.useWatch<string | null>('payer');
  const payers = payersOf(rules, kind).map((value) => ({ value, label: word(t, 'payer', value) }));
  const reasons = (rules?.reasons ?? []).map((value) => ({ value, label: word(t, 'duesReason', value) }));
  return (
    <>
      <WordField name="payer" label={t('dues.payer')} required options={payers} />
      <Income month={month} />
      <WordField name="reason" label={t('dues.reason')} help={t('dues.reasonHelp')} options={reasons} clear />
      {rules && <RuleNote rules={rules} payer={payers.some(({ value }) => value === payer) ? payer : null} />}
    </>
  );
}

function Relief({ month }: { month: string }) {
  const { t } = useI18n();
  const approvers = (useRulesOf(month)?.approvers ?? []).map((value) => ({
    value,
    label: word(t, 'unitKind', value),
  }));
  return (
    <>
      <MonthField name="until_month" label={t('dues.until')} required />
      <Income month={month} />
      <DateField name="studied_on" label={t('dues.studied')} required past />
      <DateField name="approved_on" label={t('dues.approved')} required past />
      <WordField name="approved_by" label={t('dues.approver')} required options={approvers} />
    </>
  );
}

function Fields({ month }: { month: string }) {
  const { t } = useI18n();
  const kind = Form.useWatch<AssessmentKind>('kind') ?? 'formula';
  const kinds = kindsOf(useRulesOf(month), KINDS).map((value) => ({ value, label: word(t, 'duesKind', value) }));
  return (
    <>
      <WordField name="kind" label={t('dues.kind')} required options={kinds} />
      <MonthField name="from_month" label={t('dues.from')} required help={t('dues.fromHelp')} />
      {kind === 'exempt' ? <Relief month={month} /> : <Amount month={month} />}
      <TextField name="doc_no" label={t('dues.docNo')} max={100} />
    </>
  );
}

/** Fixes what a member owes from a month on, beside the rule it follows from. */
export function AssessDrawer({ row, month, onClose }: RowDrawerProps) {
  const { t, locale } = useI18n();
  const rules = useQuery(rulesQuery(month)).data;
  const id = row?.member_id ?? '';
  const key = useKeyHeader(row);
  const warn = useWarnings();
  const assess = useAction({
    run: (body: AssessmentIn) =>
      call(api.POST('/api/records/dues/members/{id}/assessments', { params: { path: { id } }, body, ...key })),
    stale: [D],
    done: (made) => t('dues.assessed', { amount: fen(made.amount, locale) }),
    onDone: (made) => {
      onClose();
      warn(t('dues.assessedBut'), made.warnings);
    },
    inForm: true,
  });
  const body = (values: Values) => {
    const by = askedSlip(rules, values) ? 'slip' : 'base';
    return bodyOf({ ...empty(month), ...values, by }, askedQuarter(rules, values.payer));
  };
  return (
    <DrawerForm<Values>
      open={row !== undefined}
      title={t('dues.assessTitle', { name: row?.member_name ?? '' })}
      onClose={onClose}
      initial={empty(month, kindsOf(rules, KINDS)[0])}
      onSubmit={(values) => assess.mutate(body(values))}
      submitError={assess.error}
      loading={assess.isPending}
      submitLabel={t('dues.assess')}
    >
      {(form) => (
        <>
          <Fields month={month} />
          <Trial member={id} body={() => body(form.getFieldsValue(true))} check={() => form.validateFields()} />
        </>
      )}
    </DrawerForm>
  );
}
