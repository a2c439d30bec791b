import { call, type MyFollowUp } from '@zhibu/api';
import { useState } from 'react';
import { api, client } from '../api';
import { Choice, Dialog, Refused, SendOrLeave, TextArea, TextInput, toast } from '../kit';
import { today } from '../people';
import { useSend } from '../use-send';
import { t } from '../words';
import { earliest, type Report, STATES, wrong } from './report';
import { g, named } from './words';

/** Says how something is going that a meeting gave one to do: remedies are reported on until they are done. */
export function ReportDialog({ of, onClose }: { of: MyFollowUp; onClose: () => void }) {
  const [report, put] = useState<Report>({ state: 'under_way', on: today(), note: '' });
  const set = (more: Partial<Report>) => put((before) => ({ ...before, ...more }));
  const form = useSend({
    fields: ['on', 'note'],
    check: () => wrong(report, t('common.required')),
    send: (key) =>
      call(
        api.POST('/api/records/meetings/follow-ups/{id}/reports', {
          params: { path: { id: of.id } },
          body: { ...report, note: report.note.trim() || null },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(g('given.was_reported'));
      void client.invalidateQueries({ queryKey: ['follow-ups'] });
      onClose();
    },
  });
  return (
    <Dialog title={g('given.report_label', { text: of.text })} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <Choice
          legend={g('given.state')}
          value={report.state}
          onValue={(state) => set({ state })}
          options={STATES.map((value) => ({ value, label: named('report', value) }))}
        />
        <TextInput
          type="date"
          label={g('given.on')}
          hint={g('given.on_hint')}
          error={form.errors.on}
          value={report.on}
          onValue={(on) => set({ on })}
          min={earliest(of)}
          max={today()}
        />
        <TextArea
          label={g('given.note')}
          hint={g('given.note_hint')}
          error={form.errors.note}
          value={report.note}
          onValue={(note) => set({ note })}
          maxLength={200}
        />
        <SendOrLeave busy={form.busy} onLeave={onClose}>
          {g('given.send')}
        </SendOrLeave>
      </form>
    </Dialog>
  );
}
