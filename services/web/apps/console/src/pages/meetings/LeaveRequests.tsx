import { useState } from 'react';
import { queryClient } from '../../api/client';
import { answerLeave, MEETING_STALE, type MeetingDetail, meeting, type Participant } from '../../api/meetings';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { LeaveDrawer } from './drawers';
import { mayAskLeave } from './leave';

/** Who asks to be excused, and waits for an answer. */
export function LeaveRequests({ of }: { of: MeetingDetail }) {
  const t = useT();
  const answer = useAction({
    run: ({ member, approve }: { member: string; approve: boolean }) => answerLeave(of, member, approve),
    stale: MEETING_STALE,
    done: (_, { approve }) => t(approve ? 'meeting.leaveApproved' : 'meeting.leaveDeclined'),
    // the list is ticked next: whoever is excused must not be marked as present with all others
    onDone: (saved) => queryClient.setQueryData(meeting(of.id).queryKey, saved),
  });
  const [asking, setAsking] = useState(false);
  const asked = of.participants.filter((one) => one.leave_state === 'asked');
  const open = of.participants.filter(mayAskLeave);
  if (asked.length === 0 && open.length === 0) return null;
  const why = (one: Participant) =>
    [one.leave_reason && t(`absence.${one.leave_reason}`), one.leave_note].filter(Boolean).join('：');
  const by = (one: Participant) =>
    one.leave_asked_by_name ? t('meeting.leaveBy', { name: one.leave_asked_by_name }) : t('meeting.leaveByRole');
  return (
    <section className="meeting-leaves" aria-label={t('meeting.leaves')}>
      <h3>{t('meeting.leaves')}</h3>
      {asked.length > 0 && (
        <ul>
          {asked.map((one) => (
            <li key={one.member_id}>
              <span>
                <strong>{one.member_name}</strong> {why(one)}
                {one.leave_on_behalf && <span className="quiet"> {by(one)}</span>}
              </span>
              <span className="meeting-answers">
                <Action
                  size="small"
                  needs="meetings.record"
                  onClick={() => answer.mutate({ member: one.member_id, approve: true })}
                  aria-label={t('meeting.approveLeave', { name: one.member_name })}
                >
                  {t('meeting.approve')}
                </Action>
                <Action
                  size="small"
                  needs="meetings.record"
                  onClick={() => answer.mutate({ member: one.member_id, approve: false })}
                  aria-label={t('meeting.declineLeave', { name: one.member_name })}
                >
                  {t('meeting.decline')}
                </Action>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <Action size="small" needs="meetings.record" onClick={() => setAsking(true)}>
          {t('meeting.leaveFor')}
        </Action>
      )}
      <LeaveDrawer of={of} open={asking} onClose={() => setAsking(false)} />
    </section>
  );
}
