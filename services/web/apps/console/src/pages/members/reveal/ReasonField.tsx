import { Button, Form, Input } from 'antd';
import { useT } from '../../../i18n';
import './reveal.css';

const REASONS = ['reveal.check', 'reveal.transfer', 'reveal.contact', 'reveal.report'] as const;

/** Why somebody needs sensitive data: the field `reason` of the form around it, with the usual reasons. */
export function ReasonField() {
  const t = useT();
  const form = Form.useFormInstance<{ reason: string }>();
  return (
    <>
      <Form.Item
        name="reason"
        label={t('reveal.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('reveal.reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={500} placeholder={t('reveal.reasonHint')} />
      </Form.Item>
      <fieldset className="reasons">
        <legend className="quiet">{t('reveal.usual')}</legend>
        {REASONS.map((key) => (
          <Button key={key} size="small" onClick={() => form.setFieldValue('reason', t(key))}>
            {t(key)}
          </Button>
        ))}
      </fieldset>
    </>
  );
}
