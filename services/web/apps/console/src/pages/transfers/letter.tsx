import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '@zhibu/api';
import { date, month } from '@zhibu/format';
import type { ReactNode } from 'react';
import { api, queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type LetterSheet, letterSheet } from '../../api/transfers';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Page as Frame } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Refused } from '../../kit/Refused';
import { pb, withSearch } from '../../paths';
import type { PageModule } from '../../router/page';
import './transfers.css';

interface Args {
  params: { transferId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(letterSheet(params.transferId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<LetterSheet>(letterSheet(params.transferId).queryKey);
  return [
    { label: t('nav.transfers'), to: pb.transfers() },
    { label: of?.person.name ?? '', to: pb.transfer(params.transferId) },
    { label: t('transfer.letter') },
  ];
};

function Part({ title, serial, children }: { title: string; serial: string; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <section className="paper" aria-label={title}>
      <h2>{title}</h2>
      <p className="paper-no">{t('paper.no', { serial })}</p>
      {children}
    </section>
  );
}

function Stub({ of, idNo }: { of: LetterSheet; idNo: string }) {
  const { t, locale } = useI18n();
  const { letter, person } = of;
  return (
    <Part title={t('paper.stub')} serial={letter.serial}>
      <p>
        {t('paper.stubText', {
          name: person.name,
          kind: word(t, 'memberKind', person.member_kind),
          from: of.from_name,
          to: of.to_name,
          idNo,
        })}
      </p>
      <p>
        {t('paper.terms', {
          days: letter.valid_days,
          until: date(letter.valid_until, locale),
          month: month(`${letter.paid_to}-01`, locale),
        })}
      </p>
      <p className="paper-end">{date(letter.issued_on, locale)}</p>
      <p className="quiet">{t('paper.keep', { day: date(letter.keep_until, locale) })}</p>
    </Part>
  );
}

function Letter({ of, idNo }: { of: LetterSheet; idNo: string }) {
  const { t, locale } = useI18n();
  const { letter, person } = of;
  const about = [
    word(t, 'gender', person.gender),
    person.age ? t('paper.age', { age: person.age }) : '',
    person.ethnic ?? '',
  ];
  return (
    <Part title={t('transfer.letterTitle')} serial={letter.serial}>
      <p className="paper-to">{t('paper.to', { to: of.addressee })}</p>
      <p>
        {t('paper.letterText', {
          name: person.name,
          about: about.filter(Boolean).join(t('common.listComma')),
          kind: word(t, 'memberKind', person.member_kind),
          idNo,
          from: of.from_name,
          to: of.to_name,
        })}
      </p>
      <p>
        {t('paper.terms', {
          days: letter.valid_days,
          until: date(letter.valid_until, locale),
          month: month(`${letter.paid_to}-01`, locale),
        })}
      </p>
      <p className="paper-end">{t('paper.seal', { issuer: of.issuer })}</p>
      <p className="paper-end">{date(letter.issued_on, locale)}</p>
    </Part>
  );
}

function Receipt({ of }: { of: LetterSheet }) {
  const { t, locale } = useI18n();
  const { receipt } = of;
  return (
    <Part title={t('paper.receipt')} serial={of.letter.serial}>
      <p className="paper-to">{t('paper.to', { to: of.issuer })}</p>
      <p>{t('paper.receiptText', { name: of.person.name, to: of.to_name })}</p>
      <p className="paper-end">{t('paper.seal', { issuer: of.addressee })}</p>
      <p className="paper-end">
        {t('paper.handledBy', { name: receipt?.handled_by ?? '　　　　' })}{' '}
        {receipt ? date(receipt.returned_on, locale) : t('paper.blankDay')}
      </p>
    </Part>
  );
}

/** The letter for printing: stub, letter and receipt on one sheet, to be cut and sealed across the cuts. */
export function Page() {
  const { t } = useI18n();
  const { transferId } = useParams({ strict: false }) as { transferId: string };
  const of = usePrefetched(letterSheet(transferId));
  const whole = useMutation({
    mutationFn: () =>
      call(
        api.POST('/api/records/members/{id}/reveal', {
          params: { path: { id: of.person.member_id } },
          body: { fields: ['id_no'], reason: t('paper.revealReason', { serial: of.letter.serial }) },
        }),
      ),
  });
  // what was shown in full here is in full on the sheet, and written down once more
  const full = { sensitive: 'true', reason: t('paper.revealReason', { serial: of.letter.serial }) };
  const sheet = withSearch(`/api/records/transfers/${transferId}/letter.pdf`, whole.data ? full : {});
  const idNo = whole.data?.id_no ?? of.person.id_no_masked;
  return (
    <Frame
      title={t('transfer.letterTitle')}
      lead={t('paper.lead')}
      actions={
        <>
          {of.may_reveal && !whole.data && (
            <Action needs="members.reveal" loading={whole.isPending} onClick={() => whole.mutate()}>
              {t('paper.reveal')}
            </Action>
          )}
          <PdfButton path={sheet} name={of.letter.serial} />
          <Action type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('transfer.print')}
          </Action>
        </>
      }
    >
      <Refused error={whole.error} />
      <div className="papers">
        <Stub of={of} idNo={idNo} />
        <Letter of={of} idNo={idNo} />
        <Receipt of={of} />
      </div>
    </Frame>
  );
}
