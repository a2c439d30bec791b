import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { queryClient } from '../../api/client';
import { type ElectionDetail, election } from '../../api/elections';
import { usePrefetched } from '../../api/prefetched';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Page as Frame } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { RoundTable } from './Parts';
import './elections.css';

interface Args {
  params: { electionId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(election(params.electionId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<ElectionDetail>(election(params.electionId).queryKey);
  return [
    { label: t('nav.elections'), to: pb.elections() },
    { label: of?.unit_name ?? '', to: pb.election(params.electionId) },
    { label: t('election.report') },
  ];
};

/** The notice of the result for printing: how many came, the counts, who is elected, room for signatures. */
export function Page() {
  const { t, locale } = useI18n();
  const { electionId } = useParams({ strict: false }) as { electionId: string };
  const of = usePrefetched(election(electionId));
  const rounds = of.rounds.filter((round) => !round.taken_back);
  const above = of.above_name ?? t('electionTurn.above');
  return (
    <Frame
      title={t('election.report')}
      lead={t('election.reportLead')}
      actions={
        <>
          <PdfButton path={`/api/records/elections/${of.id}/result.pdf`} name={t('election.report')} />
          <Action type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('election.print')}
          </Action>
        </>
      }
    >
      <article className="election-paper" aria-label={t('election.report')}>
        <h2>{t('election.reportOf', { unit: of.unit_name })}</h2>
        <p className="election-to">{t('paper.to', { to: above })}</p>
        <p>
          {t(of.assembly === 'congress' ? 'congress.reportText' : 'election.reportText', {
            day: date(of.held_on, locale),
            full: of.voters.full,
            should: of.voters.should,
            present: of.voters.present ?? 0,
            quorum: of.voters.quorum,
          })}
        </p>
        {rounds.map((round) => (
          <RoundTable key={round.number} round={round} />
        ))}
        <h3>{t('election.result')}</h3>
        <ul>
          {of.result.map((seat) => (
            <li key={`${seat.member_id} ${seat.post ?? seat.office}`}>
              {seat.post ? word(t, 'post', seat.post) : t(`office.${seat.office}`)}：{seat.name}
            </li>
          ))}
        </ul>
        <p>
          {of.kind === 'delegates'
            ? t('congress.reportAsk')
            : t('election.reportAsk', { day: date(of.next_term_ends_on, locale) })}
        </p>
        <p className="election-end">{t('election.signs')}</p>
        <p className="election-end">{of.unit_name}</p>
        <p className="election-end">{date(of.held_on, locale)}</p>
      </article>
    </Frame>
  );
}
