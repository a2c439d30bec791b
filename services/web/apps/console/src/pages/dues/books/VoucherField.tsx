import { useQuery } from '@tanstack/react-query';
import { call, idempotencyKey } from '@zhibu/api';
import { Form, Select } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../api/client';
import { bring, D as DOCUMENTS, type Document, documentKinds } from '../../../api/documents';
import { problemText } from '../../../api/problems';
import { forget } from '../../../forms/useAction';
import { useI18n } from '../../../i18n';
import { Notice } from '../../../kit/Notice';

/** What a voucher is filed as among the papers of a unit. */
const KIND = 'other';

/** The latest papers of a unit, to choose from. */
const papers = (unit: string) => ({
  queryKey: [DOCUMENTS.documents, 'vouchers', unit],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const query = { unit_id: unit, limit: 100 };
    return (await call(api.GET('/api/records/documents', { params: { query }, signal }))).items;
  },
});

/** Brings a file to the unit and chooses it. */
function useBring(unit: string, onThere: (id: string) => void) {
  const [going, setGoing] = useState<string>();
  const [error, setError] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setGoing(file.name);
    setError(undefined);
    const target = { to: { unit }, kind: KIND } as const;
    const sent = bring({ target, file, key: idempotencyKey(), onProgress: () => undefined });
    try {
      const document = await sent.done;
      await forget([DOCUMENTS.documents]);
      onThere(document.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setGoing(undefined);
    }
  };
  return { take, going, error };
}

/** The paper that proves a spending: one that is there already, or a file that is brought now. */
export function VoucherField({ unit }: { unit: string }) {
  const { t } = useI18n();
  const form = Form.useFormInstance();
  const id = useId();
  const { data } = useQuery(papers(unit));
  const { data: kinds } = useQuery(documentKinds());
  const { take, going, error } = useBring(unit, (there) => form.setFieldValue('voucher_id', there));
  const own = (data ?? []).filter((one: Document) => !one.member_id);
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
