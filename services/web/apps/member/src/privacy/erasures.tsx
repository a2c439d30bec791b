import { useQuery } from '@tanstack/react-query';
import { call, type Erasure, type ErasureItem } from '@zhibu/api';
import { date, list } from '@zhibu/format';
import { useState } from 'react';
import { api, queries } from '../api';
import { Badge, Button, Card, Confirm, Loaded, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t } from '../words';
import { AskErasure, offers, refreshErasures } from './ask-erasure';

const names = (items: ErasureItem[]): string =>
  list(
    items.map((item) => t(`erase.${item}`)),
    locale(),
  );

function state(request: Erasure): string {
  if (request.state === 'received') return t('privacy.erase_due', { date: date(request.due_on, locale()) });
  if (request.state === 'withdrawn') return t('requests.withdrawn');
  if (request.state === 'decided') return t('privacy.erase_under_way');
  return t(`outcome.${request.outcome ?? 'refused'}`);
}

function Request({ request, onWithdraw }: { request: Erasure; onWithdraw: () => void }) {
  return (
    <li className="purpose">
      <p>
        <strong>{names(request.items)}</strong>
        <small>{t('requests.asked', { date: date(request.asked_at, locale()) })}</small>
        <Badge tone={request.outcome === 'complete' ? 'ok' : 'calm'} icon="clock">
          {state(request)}
        </Badge>
        {request.kept.length > 0 && <small>{t('privacy.erase_kept', { items: names(request.kept) })}</small>}
        {request.reason && <small>{t('privacy.erase_reason', { reason: request.reason })}</small>}
      </p>
      {request.state === 'received' && <Button onClick={onWithdraw}>{t('requests.withdraw')}</Button>}
    </li>
  );
}

function Withdraw({ request, onClose }: { request: Erasure; onClose: () => void }) {
  const form = useSend({
    send: async () => {
      await call(api.DELETE('/api/identity/me/erasures/{id}', { params: { path: { id: request.id } } }));
      await refreshErasures();
    },
    done: () => {
      toast(t('requests.withdrawn_done'));
      onClose();
    },
  });
  return (
    <Confirm
      title={t('requests.withdraw_ask')}
      action={t('requests.withdraw')}
      danger
      busy={form.busy}
      error={form.problem}
      onConfirm={() => void form.run()}
      onClose={onClose}
    />
  );
}

/** What was asked to be erased, how it stands, and asking. */
export function Erasures() {
  const requests = useQuery(queries.erasures);
  const session = useQuery(queries.session);
  const [asking, ask] = useState(false);
  const [leaving, leave] = useState<Erasure>();
  return (
    <Card title={t('privacy.erase')}>
      <p>{t('privacy.erase_hint')}</p>
      <Loaded query={requests}>
        {(found) => (
          <>
            <ul className="purposes">
              {found.map((request) => (
                <Request key={request.id} request={request} onWithdraw={() => leave(request)} />
              ))}
            </ul>
            {!found.some((request) => request.state === 'received') && (
              <Button className="wide" onClick={() => ask(true)}>
                {t('privacy.erase_ask')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {asking && session.data && <AskErasure offered={offers(session.data)} onClose={() => ask(false)} />}
      {leaving && <Withdraw request={leaving} onClose={() => leave(undefined)} />}
    </Card>
  );
}
