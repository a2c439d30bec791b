import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type MemberParticipation, participation } from '../../../api/meetings';
import type { Member } from '../../../api/records';
import { useT } from '../../../i18n';
import { useMay } from '../../../kit/Action';
import { Panel } from '../../../kit/Page';
import { RuleBasis } from '../../../kit/RuleBasis';
import { today } from '../../posts/term';

const BACK = [0, 1, 2] as const;

/** Hours of the meetings that are study, by their records. */
function Study({ study }: { study: NonNullable<MemberParticipation['study']> }) {
  const t = useT();
  const { hours, asked, left, hour_minutes, courses, courses_asked, basis } = study;
  return (
    <li>
      <strong>{t('participation.study')}</strong> {t('participation.hours', { hours, asked })}
      {left > 0 && ` · ${t('participation.hoursLeft', { left })}`}
      <p className="quiet">{t('participation.hourIs', { n: hour_minutes })}</p>
      {courses_asked > 0 && <p className="quiet">{t('participation.courses', { courses, n: courses_asked })}</p>}
      <RuleBasis {...basis} />
    </li>
  );
}

/** Meetings, study and lectures of one member in a year, each with the rule it is counted by. */
function Year({ of }: { of: MemberParticipation }) {
  const t = useT();
  const { basis, attended, due, leave, unexcused, exempt, unmarked } = of.meetings;
  return (
    <ul className="held-list">
      <li>
        <strong>{t('participation.meetings')}</strong> {t('participation.of', { attended, due })}
        <p className="quiet">{t('participation.marks', { leave, unexcused, exempt, unmarked })}</p>
        <RuleBasis {...basis} />
      </li>
      {of.study && <Study study={of.study} />}
      {of.lectures && (
        <li>
          <strong>{t('participation.lectures')}</strong>{' '}
          {t('participation.lecturesOf', { given: of.lectures.given, asked: of.lectures.asked })}
          <RuleBasis {...of.lectures.basis} />
        </li>
      )}
    </ul>
  );
}

/** What the member took part in: of this one alone, and for whoever keeps the records of the branch. */
export function ParticipationPanel({ of }: { of: Member }) {
  const t = useT();
  const now = Number(today().slice(0, 4));
  const [year, setYear] = useState(now);
  const { allowed } = useMay('meetings.view');
  const { data } = useQuery({ ...participation(of.id, year), enabled: allowed });
  if (!allowed || !data) return null;
  return (
    <Panel
      title={t('participation.title', { year })}
      extra={
        <Select
          size="small"
          aria-label={t('participation.year')}
          value={year}
          options={BACK.map((back) => ({ value: now - back, label: String(now - back) }))}
          onChange={setYear}
        />
      }
    >
      <Year of={data} />
    </Panel>
  );
}
