import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { papersOf } from '../../../forms/papers';
import { useI18n } from '../../../i18n';

// most vouchers are there already
const ScanInput = lazy(async () => ({ default: (await import('../../../forms/ScanInput')).ScanInput }));

/** The paper that proves a spending: one that is there already, or a file that is brought now. */
export function VoucherField({ unit }: { unit: string }) {
  const { t } = useI18n();
  const form = Form.useFormInstance();
  const { data: own = [] } = useQuery(papersOf(unit));
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
      <Suspense fallback={null}>
        <ScanInput
          unit={unit}
          kind="other"
          label={t('spend.voucherUpload')}
          going={(file) => t('spend.voucherGoing', { name: file })}
          onThere={(there) => form.setFieldValue('voucher_id', there)}
        />
      </Suspense>
    </>
  );
}
