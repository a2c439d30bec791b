import { useParams } from '@tanstack/react-router';
import { date, month } from '@zhibu/format';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type NextStep, type TransferDetail, transfer } from '../../api/transfers';
import { useI18n, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { ChangeDrawer, StepDrawer } from './drawers';
import { Findings } from './Findings';
import { TONES } from './look';
import { NextPanel } from './NextPanel';
import { Timeline } from './Timeline';
import './transfers.css';

interface Args {
  params: { transferId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(transfer(params.transferId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<TransferDetail>(transfer(params.transferId).queryKey);
  return [{ label: t('nav.transfers'), to: pb.transfers() }, { label: of?.person_name ?? '' }];
};

function Person({ of }: { of: TransferDetail }) {
  const { t, locale } = useI18n();
  const { person, member_id } = of;
  const committee = (name: string | null | undefined) => (name ? `（${name}）` : '');
  return (
    <Panel title={t('transfer.who')}>
      <Facts
        facts={[
          {
            label: t('transfer.person'),
            value: member_id ? <Go to={pb.member(member_id)}>{of.person_name}</Go> : of.person_name,
          },
          { label: word(t, 'field', 'member_kind'), value: person && word(t, 'memberKind', person.member_kind) },
          { label: word(t, 'field', 'joined_on'), value: person && date(person.joined_on, locale) },
          { label: word(t, 'field', 'id_no'), value: person?.id_no_masked },
          { label: t('transfer.from'), value: `${of.from.name}${committee(of.from.committee_name)}`, wide: true },
          { label: t('transfer.to'), value: `${of.to.name}${committee(of.to.committee_name)}`, wide: true },
        ]}
      />
      <p className="quiet">{t(of.moved ? 'transfer.hasMoved' : 'transfer.stays', { to: of.to.name })}</p>
    </Panel>
  );
}

function Letters({ of }: { of: TransferDetail }) {
  const { t, locale } = useI18n();
  if (of.letters.length === 0) return null;
  const own = of.route !== 'incoming' && of.route !== 'exchange_in';
  return (
    <Panel
      title={t('transfer.letter')}
      extra={own && of.member_id && <Go to={pb.transferLetter(of.id)}>{t('transfer.print')}</Go>}
    >
      <ul className="transfer-letters">
        {of.letters.map((letter, at) => (
          <li key={letter.id} className={at > 0 ? 'quiet' : undefined}>
            <strong className="number">{letter.serial}</strong>{' '}
            {t('transfer.letterWhat', {
              issued: date(letter.issued_on, locale),
              until: date(letter.valid_until, locale),
              month: month(`${letter.paid_to}-01`, locale),
            })}
            {at > 0 && ` · ${t('transfer.replaced')}`}
          </li>
        ))}
      </ul>
      {of.receipt && (
        <p>
          {t('transfer.receiptWhat', {
            accepted: date(of.receipt.accepted_on, locale),
            returned: date(of.receipt.returned_on, locale),
          })}
          {of.receipt.handled_by && ` · ${of.receipt.handled_by}`}
        </p>
      )}
    </Panel>
  );
}

/** One transfer: what is to be done, what happened, and whom it is about. */
export function Page() {
  const { t } = useI18n();
  const { transferId } = useParams({ strict: false }) as { transferId: string };
  const of = usePrefetched(transfer(transferId));
  const [next, setNext] = useState<NextStep>();
  const [changing, setChanging] = useState(false);
  return (
    <Frame
      title={t('transfer.titleOf', { name: of.person_name })}
      signs={<Sign tone={TONES[of.state]}>{t(`transferState.${of.state}`)}</Sign>}
      lead={t(`transferRoute.${of.route}`)}
    >
      <Findings all={of.findings} />
      <NextPanel of={of} onStep={setNext} onChange={() => setChanging(true)} />
      <Timeline of={of} />
      <Letters of={of} />
      <Person of={of} />
      <StepDrawer key={next?.step ?? 'none'} of={of} next={next} onClose={() => setNext(undefined)} />
      <ChangeDrawer open={changing} of={of} onClose={() => setChanging(false)} />
    </Frame>
  );
}
