import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { COURSES_STALE, type Course, courses, participation, withdrawCourse } from '../../../api/meetings';
import type { Member } from '../../../api/records';
import { useAction } from '../../../forms/useAction';
import { useConfirm } from '../../../forms/useConfirm';
import { useI18n, useT } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { Panel } from '../../../kit/Page';
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
  const confirm = useConfirm();
  const { allowed } = useMay('meetings.view');
  const year = useQuery({ ...participation(of.id, Number(today().slice(0, 4))), enabled: allowed }).data;
  const { data = [] } = useQuery({ ...courses(of.id), enabled: allowed });
  const [entering, enter] = useState(false);
  const { mutateAsync: withdraw } = useAction({
    run: withdrawCourse,
    stale: COURSES_STALE,
    done: t('course.wasWithdrawn'),
  });
  if (!year?.study) return null;
  return (
    <Panel
      title={t('course.title')}
      extra={
        <Action size="small" needs="meetings.record" onClick={() => enter(true)}>
          {t('register.add')}
        </Action>
      }
    >
      {data.length === 0 ? (
        <p className="quiet">{t('course.none')}</p>
      ) : (
        <ul className="held-list">
          {data.map((one) => (
            <Entry
              key={one.id}
              of={one}
              onWithdraw={() =>
                confirm({
                  title: t('course.withdrawAsk', { title: one.title }),
                  effects: [t('course.withdrawEffect')],
                  ok: t('course.withdraw'),
                  danger: true,
                  run: () => withdraw(one.id),
                })
              }
            />
          ))}
        </ul>
      )}
      <CourseDrawer of={of} open={entering} onClose={() => enter(false)} />
    </Panel>
  );
}
