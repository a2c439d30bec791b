import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { Drawer } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client';
import { D, type Payment, type Receipt, receipt as receiptQuery } from '../../api/dues';
import { useLook } from '../../app/preferences';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Notice } from '../../kit/Notice';
import { PdfButton } from '../../kit/PdfButton';
import { Failed } from '../../layouts/states';

/** In groups of four, as people copy it. */
const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

function Sheet({ of }: { of: Receipt }) {
  const { t, locale } = useI18n();
  return (
    <>
      {of.void && <Notice tone="bad">{t('dues.receiptVoid')}</Notice>}
      {!of.genuine && <Notice tone="bad">{t('dues.receiptDoubt')}</Notice>}
      <Facts
        facts={[
          { label: t('dues.receiptNo'), value: <strong className="number">{of.serial}</strong> },
          { label: t('dues.receiptPayer'), value: of.payer },
          { label: t('dues.receiptUnit'), value: of.unit_name },
          { label: t('dues.receiptMonths'), value: of.months },
          { label: t('dues.receiptSum'), value: <strong className="number">{of.figures}</strong> },
          { label: t('dues.receiptCapitals'), value: of.capitals, wide: true },
          { label: t('dues.receiptCollector'), value: of.collector },
          { label: t('dues.receiptDay'), value: date(of.issued_on, locale) },
          { label: t('dues.receiptCode'), value: <span className="number">{grouped(of.code)}</span>, wide: true },
        ]}
      />
      <PdfButton path={`/api/records/dues/receipts/${of.id}/receipt.pdf`} name={of.serial} />
    </>
  );
}

function Existing({ id }: { id: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(receiptQuery(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return data ? <Sheet of={data} /> : <p role="status">{t('common.loading')}</p>;
}

/** Shows the receipt of a payment, or makes it out first. */
export function ReceiptDrawer({ payment, onClose }: { payment: Payment | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const { narrow } = useLook();
  const [made, setMade] = useState<string>();
  const issue = useAction({
    run: ({ collector }: { collector: string }) =>
      call(
        api.POST('/api/records/dues/payments/{id}/receipt', {
          params: { path: { id: payment?.id ?? '' } },
          body: { collector: tidy(collector) as string | null },
        }),
      ),
    stale: [D],
    onDone: (receipt) => setMade(receipt.id),
    inForm: true,
  });
  const close = () => {
    setMade(undefined);
    onClose();
  };
  const id = payment?.receipt?.id ?? made;
  return (
    <>
      <DrawerForm<{ collector: string }>
        open={payment !== undefined && id === undefined}
        title={t('dues.receiptMake')}
        onClose={close}
        initial={{ collector: '' }}
        onSubmit={(values) => issue.mutate(values)}
        submitError={issue.error}
        loading={issue.isPending}
        submitLabel={t('dues.receiptMake')}
      >
        <TextField name="collector" label={t('dues.receiptCollector')} max={50} help={t('dues.receiptCollectorHelp')} />
      </DrawerForm>
      <Drawer
        open={id !== undefined}
        onClose={close}
        title={t('dues.receiptTitle')}
        size={narrow ? '100%' : 560}
        destroyOnHidden
      >
        {id && <Existing id={id} />}
      </Drawer>
    </>
  );
}
