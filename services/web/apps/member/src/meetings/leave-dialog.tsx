import { call, type LeaveReason, type MyMeeting } from '@zhibu/api';
import { useState } from 'react';
import { api, client } from '../api';
import { Dialog, Refused, Select, SendOrLeave, TextArea, toast } from '../kit';
import { useSend } from '../use-send';
import { t, word } from '../words';

const REASONS: readonly LeaveReason[] = ['leave', 'official_duty', 'ill', 'away', 'other'];

/** Asks to be excused from one meeting. */
export function LeaveDialog({ meeting, onClose }: { meeting: MyMeeting; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const form = useSend({
    fields: ['reason', 'note'],
    check: () => ({ reason: reason ? undefined : t('common.required') }),
    send: (key) =>
      call(
        api.POST('/api/records/meetings/{id}/leave', {
          params: { path: { id: meeting.id } },
          body: { reason: reason as LeaveReason, note: note.trim() || null },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(t('meetings.leave_sent'));
      void client.invalidateQueries({ queryKey: ['meetings'] });
      onClose();
    },
  });
  return (
    <Dialog title={t('meetings.leave_title', { subject: meeting.subject })} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <Select
          label={t('meetings.leave_reason')}
          error={form.errors.reason}
          value={reason}
          onValue={setReason}
          options={REASONS.map((value) => ({ value, label: word('absence', value) }))}
        />
        <TextArea
          label={t('meetings.leave_note')}
          hint={t('meetings.leave_note_hint')}
          error={form.errors.note}
          value={note}
          onValue={setNote}
          maxLength={200}
        />
        <SendOrLeave busy={form.busy} onLeave={onClose}>
          {t('meetings.leave_send')}
        </SendOrLeave>
      </form>
    </Dialog>
  );
}
