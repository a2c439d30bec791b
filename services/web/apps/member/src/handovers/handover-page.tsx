import { useQuery } from '@tanstack/react-query';
import { call, type HandoverDetail, ifMatch } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, client, queries } from '../api';
import { Badge, Button, Card, Confirm, Loaded, Page, toast } from '../kit';
import { useSend } from '../use-send';
import { locale } from '../words';
import { HandoverContent } from './content';
import { h, named } from './words';

/** What the reader has to do about it now. */
function next(of: HandoverDetail, own: string): string {
  const leaving = of.from_member_id === own;
  if (of.state === 'taken') return h('handover.over');
  if (of.may_sign === own) return h(leaving ? 'handover.next_leave' : 'handover.next_take');
  return of.state === 'open'
    ? h('handover.wait_leave', { name: of.from_name })
    : h('handover.wait_take', { name: of.to_name });
}

function Sign({ of, leaving }: { of: HandoverDetail; leaving: boolean }) {
  const [asking, ask] = useState(false);
  const signing = useSend({
    send: (key) =>
      call(
        api.POST('/api/records/handovers/{id}/signatures', {
          params: { path: { id: of.id }, header: ifMatch(of.version) },
          body: { sum: of.sum },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      ask(false);
      toast(h('handover.signed'));
      void client.invalidateQueries({ queryKey: ['handovers'] });
    },
  });
  const action = h(leaving ? 'handover.do_leave' : 'handover.do_take');
  return (
    <>
      <Button look="primary" onClick={() => ask(true)}>
        {action}
      </Button>
      {asking && (
        <Confirm
          title={h(leaving ? 'handover.ask_leave' : 'handover.ask_take')}
          hint={h('handover.ask_hint')}
          action={action}
          busy={signing.busy}
          error={signing.problem}
          onConfirm={() => void signing.run()}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

function Signatures({ of }: { of: HandoverDetail }) {
  if (of.signatures.length === 0) return null;
  const name = (member: string) => (member === of.from_member_id ? of.from_name : of.to_name);
  return (
    <Card title={h('handover.signatures')}>
      {of.signatures.map((one) => (
        <p key={one.member_id} className="plain">
          {h('handover.by', { name: name(one.member_id), day: date(one.at, locale()) })}
          {one.on_behalf && ` · ${h('handover.on_paper')}`}
        </p>
      ))}
    </Card>
  );
}

function Mine({ of, own }: { of: HandoverDetail; own: string }) {
  const leaving = of.from_member_id === own;
  return (
    <>
      <Card title={leaving ? h('handover.leaves', { name: of.to_name }) : h('handover.takes', { name: of.from_name })}>
        <Badge tone={of.state === 'taken' ? 'ok' : 'warn'} icon={of.state === 'taken' ? 'check' : 'clock'}>
          {named('state', of.state)}
        </Badge>
        <p className="plain">{h('handover.since', { day: date(of.since, locale()) })}</p>
        <p className="plain">{next(of, own)}</p>
        {of.note && (
          <p className="plain">
            {h('handover.note')}：{of.note}
          </p>
        )}
        <p className="foot">
          {of.may_sign === own && !of.on_behalf && <Sign of={of} leaving={leaving} />}
          <Button onClick={() => window.print()}>{h('handover.print')}</Button>
        </p>
      </Card>
      <HandoverContent of={of.content} />
      <Signatures of={of} />
    </>
  );
}

/** One hand-over: what to do now, then what is handed over, on one page to print. */
export default function HandoverPage() {
  const { id = '' } = useParams();
  const session = useQuery(queries.session);
  const detail = useQuery(queries.handover(id));
  return (
    <Page title={detail.data?.unit_name ?? h('handover.title')} back="/handovers" narrow>
      <Loaded query={detail}>{(of) => <Mine of={of} own={session.data?.member_id ?? ''} />}</Loaded>
    </Page>
  );
}
