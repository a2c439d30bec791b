import { call, type MyMeeting } from '@zhibu/api';
import { date } from '@zhibu/format';
import { api, client } from '../api';
import { Badge, Button, Refused, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t, word } from '../words';
import { LifeOf } from './life';
import { clock, LOOKS, ownState } from './own';

/** Says that one is there. Nobody has to: the list of the branch counts. */
function Confirm({ meeting }: { meeting: MyMeeting }) {
  const form = useSend({
    send: (key) =>
      call(
        api.POST('/api/records/meetings/{id}/confirm', {
          params: { path: { id: meeting.id } },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(t('meetings.confirmed'));
      void client.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
  return (
    <>
      <Button
        look="primary"
        busy={form.busy}
        aria-label={t('meetings.confirm_label', { subject: meeting.subject })}
        onClick={() => void form.run()}
      >
        {t('meetings.confirm')}
      </Button>
      <Refused why={form.problem} />
    </>
  );
}

/** Takes back leave, also one that somebody asked for on one's behalf. */
function TakeBack({ meeting }: { meeting: MyMeeting }) {
  const form = useSend({
    send: () => call(api.DELETE('/api/records/meetings/{id}/leave', { params: { path: { id: meeting.id } } })),
    done: () => {
      toast(t('meetings.taken_back'));
      void client.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
  return (
    <>
      <Button
        busy={form.busy}
        aria-label={t('meetings.take_back_label', { subject: meeting.subject })}
        onClick={() => void form.run()}
      >
        {t('meetings.take_back')}
      </Button>
      {form.problem && (
        <p className="alert bad" role="alert">
          {form.problem}
        </p>
      )}
    </>
  );
}

/** What a meeting that is to come will talk about. */
function Agenda({ meeting }: { meeting: MyMeeting }) {
  if (meeting.state !== 'planned' || meeting.agenda.length === 0) return null;
  return (
    <>
      <p className="line">{t('meetings.agenda')}</p>
      <ol className="agenda">
        {meeting.agenda.map((item, at) => (
          <li key={at}>{item}</li>
        ))}
      </ol>
    </>
  );
}

interface Props {
  meeting: MyMeeting;
  onLeave: (meeting: MyMeeting) => void;
}

export function MeetingRow({ meeting, onLeave }: Props) {
  const state = ownState(meeting);
  const kinds = meeting.kinds.map((kind) => word('meeting_kind', kind)).join(' · ');
  // begun and not ended yet: the end that was planned says nothing any more
  const end = meeting.started_at ? meeting.ended_at : meeting.planned_end;
  const times = { date: date(meeting.day, locale()), start: clock(meeting.started_at ?? meeting.planned_start) };
  const when = end ? t('meetings.when', { ...times, end: clock(end) }) : t('meetings.since', times);
  return (
    <li className="request">
      <div className="request-head">
        <h3>{meeting.subject}</h3>
        <Badge {...LOOKS[state]}>{t(`meetings.own.${state}`)}</Badge>
      </div>
      <p className="line">{when}</p>
      <p className="line">
        <small>{[kinds, meeting.place].filter(Boolean).join(' · ')}</small>
      </p>
      <Agenda meeting={meeting} />
      {meeting.state !== 'cancelled' && meeting.kinds.includes('organisational_life') && <LifeOf meeting={meeting} />}
      {meeting.own.leave_on_behalf && (
        <p className="line">
          {t(meeting.own.may_take_back_leave ? 'meetings.leave_for_me_open' : 'meetings.leave_for_me', {
            name: meeting.own.leave_asked_by_name ?? meeting.unit_name,
          })}
        </p>
      )}
      {(meeting.own.may_confirm || meeting.own.may_ask_leave || meeting.own.may_take_back_leave) && (
        <p className="foot">
          {meeting.own.may_confirm && <Confirm meeting={meeting} />}
          {meeting.own.may_ask_leave && (
            <Button
              aria-label={t('meetings.leave_label', { subject: meeting.subject })}
              onClick={() => onLeave(meeting)}
            >
              {t('meetings.leave')}
            </Button>
          )}
          {meeting.own.may_take_back_leave && <TakeBack meeting={meeting} />}
        </p>
      )}
    </li>
  );
}
