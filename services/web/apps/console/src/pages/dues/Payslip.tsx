import { Form } from 'antd';
import type { Rules } from '../../api/dues';
import { useI18n, word } from '../../i18n';
import { WordField, YuanField } from './fields';

type Employer = keyof Rules['counted'];

/** The lines of a payslip that count, and what is taken off: the rules of the month say which. */
function Slip({ rules }: { rules: Rules }) {
  const { t } = useI18n();
  const employer = Form.useWatch<Employer | null>('employer');
  const employers = Object.keys(rules.counted).map((value) => ({ value, label: word(t, 'employer', value) }));
  const items = (employer && rules.counted[employer]) || [];
  return (
    <>
      <WordField name="employer" label={t('payslip.employer')} required options={employers} help={t('payslip.help')} />
      {items.length > 0 && (
        <fieldset className="slip">
          <legend>{t('payslip.items')}</legend>
          {items.map((item) => (
            <YuanField key={item} name={['items', item]} label={word(t, 'payItem', item)} />
          ))}
        </fieldset>
      )}
      {items.length > 0 && (
        <fieldset className="slip">
          <legend>{t('payslip.deductions')}</legend>
          {rules.deducted.map((one) => (
            <YuanField key={one} name={['deductions', one]} label={word(t, 'deduction', one)} />
          ))}
        </fieldset>
      )}
    </>
  );
}

/** The base: as somebody else found it, or, for monthly pay, from a payslip. */
export function Base({ rules, payer }: { rules: Rules | undefined; payer: string | null | undefined }) {
  const { t } = useI18n();
  const by = Form.useWatch<'base' | 'slip'>('by') ?? 'base';
  const monthly = rules?.payers.find((one) => one.payer === payer)?.base === 'monthly_pay';
  const ways = [
    { value: 'base', label: t('payslip.byBase') },
    { value: 'slip', label: t('payslip.bySlip') },
  ];
  return (
    <>
      {monthly && <WordField name="by" label={t('payslip.by')} required options={ways} />}
      {monthly && rules && by === 'slip' ? (
        <Slip rules={rules} />
      ) : (
        <YuanField name="base" label={t('dues.base')} required help={t('dues.baseHelp')} />
      )}
    </>
  );
}
