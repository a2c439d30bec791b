import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useId } from 'react';
import { documentKinds } from '../../../api/documents';
import { problemText } from '../../../api/problems';
import { papersOf, useBring } from '../../../forms/papers';
import { useI18n } from '../../../i18n';
import { Notice } from '../../../kit/Notice';

/** What a voucher is filed as among the papers of a unit. */
const KIND = 'other';

/** The paper that proves a spending: one that is there already, or a file that is brought now. */
export function VoucherField({ unit }: { unit: string }) {
  const { t } = useI18n();
  const form = Form.useFormInstance();
  const id = useId();
  const { data: own = [] } = useQuery(papersOf(unit));
  const { data: kinds } = useQuery(documentKinds());
  const { take, going, error } = useBring(unit, KIND, (there) => form.setFieldValue('voucher_id', there));
  const label = t('spend.voucher');
  return (
    <>
      <Form.Item
        name="voucher_id"
        label={label}
        extra={t('spend.voucherHelp')}
        rules={[{ required: true, message: t('form.required', { label }) }]}
      >
        <Select options={own.map((one) => ({ value: one.id, label: one.title }))} />
      </Form.Item>
      <p className="voucher">
        <label htmlFor={id}>{t('spend.voucherUpload')}</label>
        <input
          id={id}
          type="file"
          accept={(kinds?.confidential.content_types ?? []).join(',')}
          disabled={going !== undefined}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {going && <span role="status">{t('spend.voucherGoing', { name: going })}</span>}
      </p>
      {error !== undefined && (
        <Notice tone="bad" live>
          {problemText(t, error)}
        </Notice>
      )}
    </>
  );
}
