import { date } from '@zhibu/format';
import type { DevelopmentFile } from '../../api/development';
import { usePrefetched } from '../../api/prefetched';
import { codes } from '../../api/records';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Cited } from '../../kit/Cited';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { codeLabel } from '../../words/facts';
import { PERIOD_TONES } from './words';

function Mentors({ of }: { of: DevelopmentFile }) {
  const { t, locale } = useI18n();
  const now = of.mentors.filter((one) => !one.former);
  if (now.length === 0) return <>{t('dev.mentorsNone')}</>;
  const said = now.map((one) =>
    t('dev.mentorLine', {
      name: one.name,
      role: word(t, 'devRole', one.role),
      day: date(one.since, locale),
    }),
  );
  return <>{said.join(t('common.listComma'))}</>;
}

function Probation({ of }: { of: DevelopmentFile }) {
  const { t, locale } = useI18n();
  if (!of.probation) return null;
  const { from, ends_on, full_on, doubtful, basis } = of.probation;
  const days = { from: date(from, locale), ends: date(ends_on, locale), full: date(full_on, locale) };
  return (
    <>
      {t('dev.probationLine', days)}
      {doubtful && <span className="quiet"> {t('dev.doubtful')}</span>} <Cited basis={basis} />
    </>
  );
}

/** Who the person is, and who accompanies them. */
export function PersonPanel({ of, edit }: { of: DevelopmentFile; edit: () => void }) {
  const { t, locale } = useI18n();
  const tables = usePrefetched(codes(locale));
  const may = of.actions.includes('update') && !of.closed_on;
  return (
    <Panel
      title={t('dev.person')}
      extra={
        may && (
          <Action needs="development.record" size="small" onClick={edit}>
            {t('common.edit')}
          </Action>
        )
      }
    >
      <Facts
        facts={[
          { label: t('dev.birthDate'), value: date(of.birth_date, locale) },
          { label: word(t, 'field', 'gender'), value: word(t, 'gender', of.gender) },
          { label: t('dev.idNo'), value: of.id_no_masked },
          { label: t('dev.mobile'), value: of.mobile_masked },
          { label: word(t, 'field', 'education'), value: codeLabel(tables, 'education', of.education) },
          { label: word(t, 'field', 'work_post'), value: word(t, 'workPost', of.work_post) },
          { label: word(t, 'field', 'job_title'), value: of.job_title },
          { label: t('dev.leavesOn'), value: of.leaves_on && date(of.leaves_on, locale) },
          { label: t('dev.mentors'), value: <Mentors of={of} />, wide: true },
          ...(of.probation ? [{ label: t('dev.probation'), value: <Probation of={of} />, wide: true }] : []),
          ...(of.member_id
            ? [{ label: t('dev.memberRecord'), value: <Go to={pb.member(of.member_id)}>{t('dev.openRecord')}</Go> }]
            : []),
        ]}
      />
    </Panel>
  );
}

/** The periods within which the person is reviewed. */
export function ReviewsPanel({ of }: { of: DevelopmentFile }) {
  const { t, locale } = useI18n();
  if (!of.reviews || of.reviews.periods.length === 0) return null;
  return (
    <Panel title={t('dev.reviews')}>
      <ul className="dev-list">
        {of.reviews.periods.map((one) => (
          <li key={one.no}>
            {t('dev.reviewLine', { no: one.no, from: date(one.from, locale), until: date(one.due_by, locale) })}{' '}
            <Sign tone={PERIOD_TONES[one.state]}>
              {word(t, 'devPeriod', one.state)}
              {one.done_on && ` ${date(one.done_on, locale)}`}
            </Sign>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
