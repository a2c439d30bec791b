import { useQuery } from '@tanstack/react-query';
import type { MyMeeting } from '@zhibu/api';
import { useState } from 'react';
import { queries } from '../api';
import { Button, Card, LinkRow, Loaded, Note, Page } from '../kit';
import { today } from '../people';
import { t } from '../words';
import { GivenCard } from './given';
import { LeaveDialog } from './leave-dialog';
import { MeetingRow } from './meeting-row';
import { comes, hereFirst, soonestFirst } from './own';

const STEP = 20;

/** The meeting whose code was scanned, if any. */
const scanned = () => new URLSearchParams(location.search).get('here');

function Upcoming({ onLeave }: { onLeave: (meeting: MyMeeting) => void }) {
  const here = scanned();
  const upcoming = useQuery({
    ...queries.meetings('upcoming', today()),
    select: ({ items }) => items.filter((meeting) => comes(meeting, today(), here)),
  });
  return (
    <Card title={t('meetings.upcoming')}>
      <Loaded query={upcoming}>
        {(items) =>
          items.length === 0 ? (
            <Note icon="calendar" title={t('meetings.upcoming_none')} hint={t('meetings.upcoming_hint')} />
          ) : (
            <ul className="requests">
              {hereFirst(soonestFirst(items), here).map((meeting) => (
                <MeetingRow key={meeting.id} meeting={meeting} onLeave={onLeave} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Past({ onLeave }: { onLeave: (meeting: MyMeeting) => void }) {
  const [limit, setLimit] = useState(STEP);
  const here = scanned();
  const past = useQuery({
    ...queries.meetings('past', today(), limit),
    placeholderData: (before) => before,
    select: ({ items, next }) => ({ items: items.filter((meeting) => !comes(meeting, today(), here)), next }),
  });
  return (
    <Card title={t('meetings.past')}>
      <Loaded query={past}>
        {({ items, next }) =>
          items.length === 0 && !next ? (
            <Note icon="calendar" title={t('meetings.past_none')} />
          ) : (
            <>
              <ul className="requests">
                {items.map((meeting) => (
                  <MeetingRow key={meeting.id} meeting={meeting} onLeave={onLeave} />
                ))}
              </ul>
              {next && limit < 200 && (
                <Button look="text" onClick={() => setLimit(Math.min(200, limit + 3 * STEP))}>
                  {t('meetings.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

/** What one is asked to, and what one was at. */
export default function MeetingsPage() {
  const session = useQuery(queries.session);
  const [asking, ask] = useState<MyMeeting>();
  const own = session.data?.member_id;
  return (
    <Page title={t('meetings.title')} back="/" narrow>
      {own ? (
        <>
          <Upcoming onLeave={ask} />
          <GivenCard />
          <Card>
            <LinkRow to="/talks" icon="me" title={t('talk.open')} hint={t('talk.open_hint')} />
          </Card>
          <Past onLeave={ask} />
        </>
      ) : (
        <Card>
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        </Card>
      )}
      {asking && <LeaveDialog meeting={asking} onClose={() => ask(undefined)} />}
    </Page>
  );
}
