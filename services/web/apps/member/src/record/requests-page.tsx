import { useQuery } from '@tanstack/react-query';
import { type Correction, call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Badge, Button, Card, Confirm, type IconName, Loaded, Note, Page, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t } from '../words';
import { type Codes, fieldLabel, inWords } from './fields';

const LOOKS: Record<Correction['state'], { tone: 'ok' | 'warn' | 'bad' | 'calm'; icon: IconName }> = {
  open: { tone: 'warn', icon: 'clock' },
  accepted: { tone: 'ok', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  withdrawn: { tone: 'calm', icon: 'back' },
};

function Line({ name, children }: { name: string; children: string }) {
  return (
    <p className="line">
      <small>{name}</small>
      {children}
    </p>
  );
}

function Request({ request, codes, onWithdraw }: { request: Correction; codes: Codes; onWithdraw: () => void }) {
  const proposed = inWords(request.field, request.proposed ?? null, codes);
  const when = request.decided_at
    ? t('requests.decided', { date: date(request.decided_at, locale()) })
    : t('requests.asked', { date: date(request.asked_at, locale()) });
  return (
    <li className="request">
      <div className="request-head">
        <h2>{fieldLabel(request.field)}</h2>
        <Badge {...LOOKS[request.state]}>{t(`requests.${request.state}`)}</Badge>
      </div>
      <Line name={t('requests.proposed')}>{proposed || '—'}</Line>
      {request.note && <Line name={t('requests.note')}>{request.note}</Line>}
      {request.on_behalf && (
        <p className="line">
          {t(request.state === 'open' ? 'requests.for_me_open' : 'requests.for_me', {
            name: request.asked_by_name ?? request.unit_name,
          })}
        </p>
      )}
      {request.decision_reason && <Line name={t('requests.reason')}>{request.decision_reason}</Line>}
      <p className="foot">
        <small>{when}</small>
        {request.state === 'open' && (
          <Button look="text" onClick={onWithdraw}>
            {t('requests.withdraw')}
          </Button>
        )}
      </p>
    </li>
  );
}

function Withdraw({ request, onClose }: { request: Correction; onClose: () => void }) {
  const form = useSend({
    send: () => call(api.DELETE('/api/records/corrections/{id}', { params: { path: { id: request.id } } })),
    done: () => {
      toast(t('requests.withdrawn_done'));
      void client.invalidateQueries({ queryKey: ['corrections'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('requests.withdraw_ask')}
      hint={t('requests.withdraw_hint')}
      action={t('requests.withdraw')}
      danger
      busy={form.busy}
      error={form.problem}
      onConfirm={() => void form.run()}
      onClose={onClose}
    />
  );
}

export default function RequestsPage() {
  const session = useQuery(queries.session);
  const own = session.data?.member_id ?? '';
  const corrections = useQuery({ ...queries.corrections(own), enabled: own !== '' });
  const codes = useQuery(queries.codes());
  const [withdrawing, withdraw] = useState<Correction>();
  return (
    <Page title={t('requests.title')} back="/record" narrow>
      <Card>
        {own === '' ? (
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        ) : (
          <Loaded query={corrections}>
            {(list) =>
              list.length === 0 ? (
                <Note icon="edit" title={t('requests.none')} hint={t('requests.none_hint')} />
              ) : (
                <ul className="requests">
                  {list.map((request) => (
                    <Request
                      key={request.id}
                      request={request}
                      codes={codes.data ?? {}}
                      onWithdraw={() => withdraw(request)}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </Card>
      {withdrawing && <Withdraw request={withdrawing} onClose={() => withdraw(undefined)} />}
    </Page>
  );
}
