import { useQuery } from '@tanstack/react-query';
import { date, fen, month as monthText } from '@zhibu/format';
import { Drawer } from 'antd';
import { useState } from 'react';
import { type Assessment, assessments, type BoardRow, type Payment, payments } from '../../api/dues';
import { useLook } from '../../app/preferences';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { Failed } from '../../layouts/states';
import { Excuses } from './Excuses';
import { ReceiptDrawer } from './ReceiptDrawer';
import { ReverseDrawer } from './ReverseDrawer';
import { Sources } from './RuleNote';
import { useOpening } from './useOpening';

function useMonths() {
  const { t, locale } = useI18n();
  const one = (month: string) => monthText(`${month}-01`, locale);
  return (first: string, last: string | null | undefined) =>
    last && last !== first ? t('dues.fromTo', { first: one(first), last: one(last) }) : one(first);
}

function Amount({ of }: { of: Assessment }) {
  const { t, locale } = useI18n();
  const months = useMonths();
  const exempt = of.kind === 'exempt';
  return (
    <li className="dues-entry">
      <p>
        <strong>{t('dues.perMonth', { amount: fen(of.amount, locale) })}</strong>{' '}
        {exempt
          ? months(of.from_month, of.until_month)
          : t('dues.fromMonth', { month: monthText(`${of.from_month}-01`, locale) })}
      </p>
      <p className="quiet">
        {[
          word(t, 'duesKind', of.kind),
          word(t, 'payer', of.payer),
          word(t, 'duesReason', of.reason),
          of.approved_on
            ? t('dues.approvedBy', { by: word(t, 'unitKind', of.approved_by), day: date(of.approved_on, locale) })
            : '',
          of.doc_no ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Sources rules={of.rests_on} />
    </li>
  );
}

interface PaymentProps {
  of: Payment;
  onReverse: (payment: Payment) => void;
  onReceipt: (payment: Payment) => void;
}

function Paid({ of, onReverse, onReceipt }: PaymentProps) {
  const { t, locale } = useI18n();
  const months = useMonths();
  const stands = !of.reverses && !of.reversed_by;
  return (
    <li className="dues-entry">
      <p>
        <strong className="number">{fen(of.amount, locale)}</strong> {months(of.first_month, of.last_month)}{' '}
        {of.reverses && <Sign tone="warn">{t('dues.reversal')}</Sign>}
        {of.reversed_by && <Sign tone="bad">{t('dues.wasReversed')}</Sign>}
      </p>
      <p className="quiet">
        {[date(of.paid_on, locale), word(t, 'channel', of.channel), of.receipt?.serial ?? '', of.reason ?? '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="row-actions">
        {(of.receipt || stands) && (
          <Action size="small" {...(!of.receipt && { needs: 'dues.record' as const })} onClick={() => onReceipt(of)}>
            {t(of.receipt ? 'dues.receipt' : 'dues.receiptMake')}
          </Action>
        )}
        {stands && (
          <Action size="small" danger needs="dues.record" onClick={() => onReverse(of)}>
            {t('dues.reverse')}
          </Action>
        )}
      </p>
    </li>
  );
}

function Entries({ row }: { row: BoardRow }) {
  const member = row.member_id;
  const { t } = useI18n();
  const amounts = useQuery(assessments(member));
  const paid = useQuery(payments(member));
  const [reversing, setReversing] = useState<Payment>();
  const [receipted, setReceipted] = useState<Payment>();
  const reversal = useOpening(reversing !== undefined);
  const issue = useOpening(receipted !== undefined);
  const error = amounts.error ?? paid.error;
  if (error) return <Failed error={error} onRetry={() => void Promise.all([amounts.refetch(), paid.refetch()])} />;
  if (!amounts.data || !paid.data) return <p role="status">{t('common.loading')}</p>;
  const none = <p className="quiet">{t('dues.historyNone')}</p>;
  return (
    <>
      <h2 className="dues-part">{t('dues.historyPayments')}</h2>
      {paid.data.length === 0 && none}
      <ul className="dues-entries">
        {paid.data.map((one) => (
          <Paid key={one.id} of={one} onReverse={setReversing} onReceipt={setReceipted} />
        ))}
      </ul>
      <h2 className="dues-part">{t('dues.historyAmounts')}</h2>
      {amounts.data.length === 0 && none}
      <ul className="dues-entries">
        {amounts.data.map((one) => (
          <Amount key={one.id} of={one} />
        ))}
      </ul>
      <Excuses row={row} />
      <ReverseDrawer key={`reverse-${reversal}`} payment={reversing} onClose={() => setReversing(undefined)} />
      <ReceiptDrawer key={`receipt-${issue}`} payment={receipted} onClose={() => setReceipted(undefined)} />
    </>
  );
}

/** Everything recorded of a member's dues: payments with their receipts, and amounts with their rules. */
export function HistoryDrawer({ row, onClose }: { row: BoardRow | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const { narrow } = useLook();
  return (
    <Drawer
      open={row !== undefined}
      onClose={onClose}
      title={t('dues.historyTitle', { name: row?.member_name ?? '' })}
      size={narrow ? '100%' : 560}
      destroyOnHidden
    >
      {row && <Entries row={row} />}
    </Drawer>
  );
}
