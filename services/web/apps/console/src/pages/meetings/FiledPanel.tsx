import { date, dateTime } from '@zhibu/format';
import type { MeetingDetail } from '../../api/meetings';
import { useI18n } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { PaperLink } from '../../kit/PaperLink';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign, type Tone } from '../../kit/Sign';
import { presence } from './columns';
import { Progress } from './Progress';
import { Reports } from './Reports';
import { remedies } from './record';

type Decision = MeetingDetail['decisions'][number];

const OUTCOMES: Record<NonNullable<Decision['outcome']>, Tone> = {
  passed: 'good',
  not_passed: 'warn',
  no_quorum: 'bad',
};

function Decisions({ of }: { of: MeetingDetail }) {
  const { t } = useI18n();
  if (of.decisions.length === 0) return <p className="quiet">{t('meeting.noDecisions')}</p>;
  return (
    <ol className="meeting-told">
      {of.decisions.map((one) => (
        <li key={one.id}>
          <p>
            {one.text} {one.outcome && <Sign tone={OUTCOMES[one.outcome]}>{t(`outcome.${one.outcome}`)}</Sign>}
          </p>
          <p className="quiet">
            {t('meeting.votes', {
              ballot: t(`ballot.${one.ballot}`),
              yes: one.yes,
              no: one.no,
              abstain: one.abstain,
              present: one.present,
              should: one.should,
            })}
          </p>
          {one.basis && <RuleBasis {...one.basis} />}
        </li>
      ))}
    </ol>
  );
}

/** Who came from elsewhere, and from where. */
function Visitors({ of }: { of: MeetingDetail }) {
  const { t } = useI18n();
  const there = of.visitors.filter((one) => one.mark === 'present');
  return <>{there.map((one) => `${one.visitor_name}（${one.from_place}）`).join(t('common.listComma'))}</>;
}

function Absent({ of }: { of: MeetingDetail }) {
  const { t } = useI18n();
  const away = of.participants.filter((one) => one.mark && one.mark !== 'present' && one.standing !== 'guest');
  if (away.length === 0) return <>{t('meeting.nobodyAway')}</>;
  const one = (who: (typeof away)[number]) =>
    `${who.member_name}（${who.absence ? t(`absence.${who.absence}`) : t(`mark.${who.mark ?? 'unexcused'}`)}）`;
  return <>{away.map(one).join(t('common.listComma'))}</>;
}

/** What was on paper; what was deleted since is named all the same. */
function Papers({ of }: { of: MeetingDetail }) {
  const { t } = useI18n();
  return (
    <ul className="meeting-told">
      {of.papers.map((one) => (
        <li key={one.document_id}>
          {one.gone ? (
            t('meeting.paperGone', { title: one.title })
          ) : (
            <PaperLink of={one.document_id}>{one.title}</PaperLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The record as it was filed. */
export function FiledPanel({ of }: { of: MeetingDetail }) {
  const { t, locale } = useI18n();
  const { attendance } = of;
  return (
    <>
      <Panel title={t('meeting.record')}>
        <Facts
          facts={[
            {
              label: t('meeting.held'),
              value: [dateTime(of.started_at, locale), of.ended_at && dateTime(of.ended_at, locale)]
                .filter(Boolean)
                .join(' – '),
            },
            { label: t('meeting.place'), value: of.place },
            { label: t('meeting.chair'), value: of.chair?.name },
            { label: t('meeting.recorder'), value: of.recorder?.name },
            ...(of.lecturer ? [{ label: t('meeting.lecturer'), value: of.lecturer.name }] : []),
            { label: t('meeting.attendance'), value: presence(t, attendance) },
            { label: t('meeting.guests'), value: of.guests === 0 ? null : `${of.guests} ${of.guests_note ?? ''}` },
            ...(of.visitors.some((one) => one.mark === 'present')
              ? [{ label: t('meeting.visitors'), value: <Visitors of={of} />, wide: true }]
              : []),
            { label: t('meeting.away'), value: <Absent of={of} />, wide: true },
            { label: t('meeting.agenda'), value: of.agenda.join('；'), wide: true },
            {
              label: t('meeting.minutes'),
              value: of.minutes && <span className="meeting-minutes">{of.minutes}</span>,
              wide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={t('meeting.decisions')}>
        <Decisions of={of} />
      </Panel>
      {of.follow_ups.length > 0 && (
        <Panel title={t(remedies(of) ? 'meeting.remedies' : 'meeting.followUps')}>
          {of.remedies && !of.life && <Progress of={of.remedies} />}
          <ul className="meeting-told">
            {of.follow_ups.map((one) => (
              <li key={one.id}>
                {one.problem && <p className="quiet">{t('meeting.problemOf', { problem: one.problem })}</p>}
                <p>
                  {one.text}{' '}
                  <Sign tone={one.state === 'done' ? 'good' : one.state === 'overdue' ? 'bad' : 'wait'}>
                    {t(`followUp.${one.state}`)}
                  </Sign>
                </p>
                <p className="quiet">
                  {t('meeting.ownerUntil', { owner: one.owner?.name ?? '', day: date(one.due_on, locale) })}
                </p>
                <Reports of={one} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {of.papers.length > 0 && (
        <Panel title={t('meeting.papers')}>
          <Papers of={of} />
        </Panel>
      )}
    </>
  );
}
