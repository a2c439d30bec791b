import { useQuery } from '@tanstack/react-query';
import type { MyTalks } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queries } from '../api';
import { Button, Card, Loaded, Note, Page } from '../kit';
import { locale, t } from '../words';
import { EnterForm } from './enter-form';
import { TalkRow } from './talk-row';
import { k, named } from './words';

/** What the year still asks of oneself. */
function Owing({ mine }: { mine: MyTalks }) {
  if (!mine.kept) return <Note icon="branch" title={k('talk.not_kept')} />;
  if (mine.owing.length === 0) return <Note icon="check" title={k('talk.all_done', { year: mine.year })} />;
  return (
    <>
      <p className="plain">{k('talk.due', { date: date(mine.due_on, locale()) })}</p>
      <ul className="requests">
        {mine.owing.map(({ pair, with: other, left }) => (
          <li key={`${pair} ${other?.id}`} className="request">
            <h3>{named('talk_pair', pair)}</h3>
            <p className="line">{other ? k('talk.owing_with', { name: other.name }) : k('talk.owing', { n: left })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Mine({ mine }: { mine: MyTalks }) {
  const [entering, enter] = useState(false);
  return (
    <>
      <Card title={k('talk.year', { year: mine.year })}>
        <Owing mine={mine} />
        {mine.partners.length > 0 && !entering && (
          <p className="foot">
            <Button look="primary" onClick={() => enter(true)}>
              {k('talk.enter')}
            </Button>
          </p>
        )}
      </Card>
      {entering && <EnterForm mine={mine} onClose={() => enter(false)} />}
      <Card title={k('talk.list')}>
        {mine.items.length === 0 ? (
          <Note icon="record" title={k('talk.none')} />
        ) : (
          <ul className="requests">
            {mine.items.map((talk) => (
              <TalkRow key={talk.id} talk={talk} own={mine.member_id} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

/** One's own heart-to-heart talks of this year: what is still to be had, what was entered, and the way to say no. */
export default function TalksPage() {
  const session = useQuery(queries.session);
  const own = session.data?.member_id;
  const mine = useQuery({ ...queries.talks, enabled: Boolean(own) });
  return (
    <Page title={k('talk.title')} lead={k('talk.lead')} back="/meetings" narrow>
      {own ? (
        <Loaded query={mine}>{(all) => <Mine mine={all} />}</Loaded>
      ) : (
        <Card>
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        </Card>
      )}
    </Page>
  );
}
