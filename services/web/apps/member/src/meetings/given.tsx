import { useQuery } from '@tanstack/react-query';
import { call, type MyFollowUp } from '@zhibu/api';
import { date } from '@zhibu/format';
import { api, client, queries } from '../api';
import { Badge, Button, Card, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t } from '../words';

function Given({ one }: { one: MyFollowUp }) {
  const late = one.state === 'overdue';
  const form = useSend({
    send: (key) =>
      call(
        api.POST('/api/records/meetings/follow-ups/{id}/done', {
          params: { path: { id: one.id } },
          body: {},
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(t('meetings.given_reported'));
      void client.invalidateQueries({ queryKey: ['follow-ups'] });
    },
  });
  return (
    <li className="request">
      <div className="request-head">
        <h3>{one.text}</h3>
        <Badge tone={late ? 'bad' : 'warn'} icon={late ? 'warn' : 'clock'}>
          {t(late ? 'meetings.given_overdue' : 'meetings.given_open')}
        </Badge>
      </div>
      <p className="foot">
        <small>{t('meetings.given_until', { unit: one.unit_name, date: date(one.due_on, locale()) })}</small>
        <Button
          busy={form.busy}
          aria-label={t('meetings.given_done_label', { text: one.text })}
          onClick={() => void form.run()}
        >
          {t('meetings.given_done')}
        </Button>
      </p>
      {form.problem && (
        <p className="alert bad" role="alert">
          {form.problem}
        </p>
      )}
    </li>
  );
}

/** What meetings have given the person to do; nothing is shown where there is nothing. */
export function GivenCard() {
  const { data = [] } = useQuery(queries.followUps);
  if (data.length === 0) return null;
  return (
    <Card title={t('meetings.given')}>
      <ul className="requests">
        {data.map((one) => (
          <Given key={one.id} one={one} />
        ))}
      </ul>
    </Card>
  );
}
