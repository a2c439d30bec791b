import { call, type MyTalk } from '@zhibu/api';
import { date } from '@zhibu/format';
import { api, client } from '../api';
import { Badge, Button, type IconName, Refused, toast } from '../kit';
import { useSend } from '../use-send';
import { locale } from '../words';
import { k, named } from './words';

const LOOKS: Record<MyTalk['state'], { tone: 'ok' | 'warn' | 'calm'; icon: IconName }> = {
  standing: { tone: 'ok', icon: 'check' },
  objected: { tone: 'warn', icon: 'warn' },
  withdrawn: { tone: 'calm', icon: 'cross' },
};

const header = ({ id, version }: MyTalk, key: string) => ({
  params: { path: { id }, header: { 'if-match': `"v${version}"` } },
  headers: { 'idempotency-key': key },
});

const answer = (talk: MyTalk, took_place: boolean, key: string) =>
  call(api.POST('/api/records/talks/{id}/answer', { ...header(talk, key), body: { took_place } }));

const withdraw = (talk: MyTalk, key: string) => call(api.POST('/api/records/talks/{id}/withdraw', header(talk, key)));

/** A talk, and what one may say of it: nobody is entered against the own word. */
export function TalkRow({ talk, own }: { talk: MyTalk; own: string }) {
  const { may } = talk;
  const name = talk.people.find(({ id }) => id !== own)?.name ?? '';
  const form = useSend({
    send: (key) => (may.object || may.restore ? answer(talk, Boolean(may.restore), key) : withdraw(talk, key)),
    done: () => {
      toast(k('talk.saved'));
      void client.invalidateQueries({ queryKey: ['talks'] });
    },
  });
  const label = may.object ? 'talk.object' : may.restore ? 'talk.restore' : may.withdraw ? 'talk.withdraw' : undefined;
  return (
    <li className="request">
      <div className="request-head">
        <h3>{k('talk.with', { name })}</h3>
        <Badge {...LOOKS[talk.state]}>{named('talk_state', talk.state)}</Badge>
      </div>
      <p className="line">{date(talk.day, locale())}</p>
      <p className="line">
        <small>{named('talk_pair', talk.pair)}</small>
      </p>
      {label && (
        <p className="foot">
          <Button
            busy={form.busy}
            aria-label={k('talk.step_label', { step: k(label), name })}
            onClick={() => void form.run()}
          >
            {k(label)}
          </Button>
        </p>
      )}
      <Refused why={form.problem} />
    </li>
  );
}
