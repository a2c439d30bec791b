import { useQuery } from '@tanstack/react-query';
import { call, type MySession } from '@zhibu/api';
import { relative } from '@zhibu/format';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Badge, Button, Card, Confirm, Icon, Loaded, Page, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t } from '../words';

const nameOf = (session: MySession): string => session.device || t('sessions.unknown');

function Session({ session, onEnd }: { session: MySession; onEnd: () => void }) {
  return (
    <li className="session">
      <span className="dot">
        <Icon name="device" />
      </span>
      <span className="row-text">
        <strong>{nameOf(session)}</strong>
        <small>{t('sessions.seen', { when: relative(session.last_seen_at, locale()) })}</small>
        {session.address_masked && <small>{t('sessions.address', { address: session.address_masked })}</small>}
      </span>
      {session.current ? (
        <Badge tone="ok" icon="check">
          {t('sessions.current')}
        </Badge>
      ) : (
        <Button look="text" aria-label={t('sessions.end_label', { device: nameOf(session) })} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}

/** Ends one session, or all but this one. */
function End({ target, onClose }: { target: MySession | 'others'; onClose: () => void }) {
  const others = target === 'others';
  const form = useSend({
    send: () =>
      others
        ? call(api.DELETE('/api/identity/sessions'))
        : call(api.DELETE('/api/identity/sessions/{id}', { params: { path: { id: target.id } } })),
    done: () => {
      toast(t(others ? 'sessions.others_ended' : 'sessions.ended'));
      void client.invalidateQueries(queries.sessions);
      onClose();
    },
  });
  return (
    <Confirm
      title={others ? t('sessions.end_others_ask') : t('sessions.end_ask', { device: nameOf(target) })}
      hint={t('sessions.end_hint')}
      action={others ? t('sessions.end_others') : t('sessions.end')}
      busy={form.busy}
      error={form.problem}
      onConfirm={() => void form.run()}
      onClose={onClose}
    />
  );
}

export default function SessionsPage() {
  const sessions = useQuery(queries.sessions);
  const [ending, end] = useState<MySession | 'others'>();
  return (
    <Page title={t('sessions.title')} lead={t('sessions.lead')} back="/account" narrow>
      <Loaded query={sessions}>
        {(list) => (
          <>
            <Card>
              <ul className="rows">
                {list.map((session) => (
                  <Session key={session.id} session={session} onEnd={() => end(session)} />
                ))}
              </ul>
            </Card>
            {list.length > 1 && (
              <Button className="wide" onClick={() => end('others')}>
                {t('sessions.end_others')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {ending && <End target={ending} onClose={() => end(undefined)} />}
    </Page>
  );
}
