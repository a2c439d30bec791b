import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Button, Card, Loaded, Refused, toast } from '../kit';
import { useSend } from '../use-send';
import { locale } from '../words';
import { c } from './words';

const changed = () => void client.invalidateQueries({ queryKey: ['calendar'] });

/** The address is shown this once: nobody here keeps it. */
function Address({ path }: { path: string }) {
  const url = window.location.origin + path;
  const [failed, fail] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      fail(false);
      toast(c('calendar.copied'));
    } catch {
      // some browsers let nobody copy; the address stands there to be marked by hand
      fail(true);
    }
  };
  return (
    <>
      <p className="plain">{c('calendar.once')}</p>
      <p className="plain calendar-address">
        <code>{url}</code>
      </p>
      <Refused why={failed ? c('calendar.copy_failed') : undefined} />
      <p className="foot">
        <Button onClick={() => void copy()}>{c('calendar.copy')}</Button>
        <a className="button" href={url.replace(/^https?:/, 'webcal:')}>
          {c('calendar.subscribe')}
        </a>
      </p>
    </>
  );
}

/** The calendar of one's branch in the calendar of one's phone. */
export function CalendarCard() {
  const feed = useQuery(queries.calendar);
  const [path, show] = useState<string>();
  const make = useSend({
    send: (key) =>
      call(api.POST('/api/records/calendar-feed', { headers: { 'idempotency-key': key } })).then((made) =>
        show(made.path),
      ),
    done: changed,
  });
  const end = useSend({
    send: () => call(api.DELETE('/api/records/calendar-feed')),
    done: () => {
      show(undefined);
      changed();
      toast(c('calendar.ended'));
    },
  });
  return (
    <Card title={c('calendar.title')}>
      <p className="plain">{c('calendar.hint')}</p>
      {path && <Address path={path} />}
      <Loaded query={feed}>
        {({ made_at }) => (
          <>
            {made_at && <p className="plain">{c('calendar.since', { day: date(made_at, locale()) })}</p>}
            <p className="foot">
              <Button look={made_at ? 'plain' : 'primary'} busy={make.busy} onClick={() => void make.run()}>
                {c(made_at ? 'calendar.renew' : 'calendar.make')}
              </Button>
              {made_at && (
                <Button busy={end.busy} onClick={() => void end.run()}>
                  {c('calendar.end')}
                </Button>
              )}
            </p>
          </>
        )}
      </Loaded>
      <Refused why={make.problem ?? end.problem} />
    </Card>
  );
}
