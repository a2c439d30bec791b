import { useQuery } from '@tanstack/react-query';
import type { DuesReceipt } from '@zhibu/api';
import { date } from '@zhibu/format';
import { queries } from '../api';
import { Dialog, Loaded } from '../kit';
import { Pdf } from '../record/pdf';
import { locale } from '../words';
import { grouped } from './state';
import { d } from './words';

function Line({ name, children }: { name: string; children: string }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sheet({ of }: { of: DuesReceipt }) {
  return (
    <>
      {of.void && <p className="alert bad">{d('dues.receipt_void')}</p>}
      {!of.genuine && <p className="alert bad">{d('dues.receipt_doubt')}</p>}
      <dl className="facts-list">
        <Line name={d('dues.receipt_no')}>{of.serial}</Line>
        <Line name={d('dues.receipt_payer')}>{of.payer}</Line>
        <Line name={d('dues.receipt_unit')}>{of.unit_name}</Line>
        <Line name={d('dues.receipt_months')}>{of.months}</Line>
        <Line name={d('dues.receipt_sum')}>{of.figures}</Line>
        <Line name={d('dues.receipt_capitals')}>{of.capitals}</Line>
        <Line name={d('dues.receipt_collector')}>{of.collector}</Line>
        <Line name={d('dues.receipt_day')}>{date(of.issued_on, locale())}</Line>
        <Line name={d('dues.receipt_code')}>{grouped(of.code)}</Line>
      </dl>
      <Pdf path={`/api/records/dues/receipts/${of.id}/receipt.pdf`} name={`${d('dues.receipt_title')}-${of.serial}`} />
    </>
  );
}

/** The receipt of one's own payment. */
export function ReceiptDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const receipt = useQuery(queries.receipt(id));
  return (
    <Dialog title={d('dues.receipt_title')} onClose={onClose}>
      <Loaded query={receipt}>{(of) => <Sheet of={of} />}</Loaded>
    </Dialog>
  );
}
