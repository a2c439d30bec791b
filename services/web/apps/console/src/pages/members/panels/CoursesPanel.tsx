import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { COURSES_STALE, type Course, courses, participation, withdrawCourse } from '../../../api/meetings';
import type { Member } from '../../../api/records';
import { useWithdraw } from '../../../forms/useWithdraw';
import { useI18n, useT } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { today } from '../../posts/term';
import { CourseDrawer } from '../drawers';

function Entry({ of, onWithdraw }: { of: Course; onWithdraw: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{of.title}</strong>
        <p className="quiet">
          {date(of.started_on, locale)} – {date(of.ended_on, locale)} · {t('course.hoursOf', { n: of.hours })}
        </p>
        <p className="quiet">
          {of.organiser}
          {of.doc_no && ` · ${of.doc_no}`}
        </p>
      </div>
      <Action size="small" needs="meetings.record" onClick={onWithdraw}>
        {t('course.withdraw')}
      </Action>
    </li>
  );
}

/** Concentrated courses the member attended elsewhere, where class hours are asked for at all. */
export function CoursesPanel({ of }: { of: Member }) {
  const t = useT();
  const { allowed } = useMay('meetings.view');
  const year = useQuery({ ...participation(of.id, Number(today().slice(0, 4))), enabled: allowed }).data;
  const { data = [] } = useQuery({ ...courses(of.id), enabled: allowed });
  const [entering, enter] = useState(false);
  const withdraw = useWithdraw({
    run: withdrawCourse,
    stale: COURSES_STALE,
    ask: (title) => t('course.withdrawAsk', { title }),
    effect: t('course.withdrawEffect'),
    ok: t('course.withdraw'),
    done: t('course.wasWithdrawn'),
  });
  if (!year?.study) return null;
  return (
    <HeldPanel
      title={t('course.title')}
      needs="meetings.record"
      onAdd={() => enter(true)}
      all={data}
      none={t('course.none')}
      entry={(one) => <Entry of={one} onWithdraw={() => withdraw(one)} />}
    >
      <CourseDrawer of={of} open={entering} onClose={() => enter(false)} />
    </HeldPanel>
  );
}
