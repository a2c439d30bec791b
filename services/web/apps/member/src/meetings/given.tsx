import { useQuery } from '@tanstack/react-query';
import { call, type MyFollowUp } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Badge, Button, Card, Confirm, Missed, toast } from '../kit';
import { useSend } from '../use-send';
import { locale } from '../words';
import { ReportDialog } from './report-dialog';
import { g, named } from './words';

/** How it went so far, report by report. */
function Reports({ of }: { of: MyFollowUp }) {
  return (
    <>
      {of.reports.map((one) => (
        <p key={`${one.on} ${one.state} ${one.note ?? ''}`} className="line">
          <small>{date(one.on, locale())}</small> {named('report', one.state)} {one.note}
        </p>
      ))}
    </>
  );
}

/** Asked first: a tap by mistake would take it off the list of what is still to do. */
function DoneDialog({ of, onClose }: { of: MyFollowUp; onClose: () => void }) {
  const form = useSend({
    send: (key) =>
      call(
        api.POST('/api/records/meetings/follow-ups/{id}/done', {
          params: { path: { id: of.id } },
          body: {},
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      onClose();
      toast(g('given.was_done'));
      void client.invalidateQueries({ queryKey: ['follow-ups'] });
    },
  });
  return (
    <Confirm
      title={g('given.done_ask')}
      hint={g('given.done_hint', { text: of.text })}
      action={g('given.done')}
      busy={form.busy}
      error={form.problem}
      onConfirm={() => void form.run()}
      onClose={onClose}
    />
  );
}

interface GivenProps {
  one: MyFollowUp;
  onReport: () => void;
  onDone: () => void;
}

function Given({ one, onReport, onDone }: GivenProps) {
  const late = one.state === 'overdue';
  return (
    <li className="request">
      <div className="request-head">
        <h3>{one.text}</h3>
        <Badge tone={late ? 'bad' : 'warn'} icon={late ? 'warn' : 'clock'}>
          {g(late ? 'given.overdue' : 'given.open')}
        </Badge>
      </div>
      {one.problem && <p className="line">{g('given.problem', { text: one.problem })}</p>}
      <p className="line">
        <small>{g('given.until', { unit: one.unit_name, date: date(one.due_on, locale()) })}</small>
      </p>
      <Reports of={one} />
      <p className="foot">
        <Button aria-label={g('given.report_label', { text: one.text })} onClick={onReport}>
          {g('given.report')}
        </Button>
        <Button aria-label={g('given.done_label', { text: one.text })} onClick={onDone}>
          {g('given.done')}
        </Button>
      </p>
    </li>
  );
}

/** What meetings have given the person to do; nothing is shown where there is nothing. */
export function GivenCard() {
  const given = useQuery(queries.followUps);
  const { data } = given;
  const [reporting, report] = useState<MyFollowUp>();
  const [ending, end] = useState<MyFollowUp>();
  // the first page leads here
  if (!data) return <Missed title={g('given.title')} query={given} />;
  if (data.length === 0) return null;
  return (
    <Card title={g('given.title')}>
      <ul className="requests">
        {data.map((one) => (
          <Given key={one.id} one={one} onReport={() => report(one)} onDone={() => end(one)} />
        ))}
      </ul>
      {reporting && <ReportDialog of={reporting} onClose={() => report(undefined)} />}
      {ending && <DoneDialog of={ending} onClose={() => end(undefined)} />}
    </Card>
  );
}
