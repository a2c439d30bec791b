import { useQuery } from '@tanstack/react-query';
import { call, type Erasure, type ErasureItem } from '@zhibu/api';
import { date, list } from '@zhibu/format';
import { useId, useState } from 'react';
import { api, client, queries } from '../api';
import { Badge, Button, Card, Confirm, Loaded, TextArea } from '../kit';
import { useSend } from '../use-send';
import { locale, t } from '../words';
import { ProofDialog } from './proof-dialog';

const OF_ACCOUNT: ErasureItem[] = ['email', 'phone', 'account'];
const OF_RECORD: ErasureItem[] = ['member_contact', 'member_address', 'member_circumstances', 'photo', 'files'];

const names = (items: ErasureItem[]): string =>
  list(
    items.map((item) => t(`erase.${item}`)),
    locale(),
  );
const refresh = () => client.invalidateQueries({ queryKey: queries.erasures.queryKey });

interface ItemsProps {
  offered: ErasureItem[];
  chosen: ErasureItem[];
  onChoose: (chosen: ErasureItem[]) => void;
  error: string | undefined;
}

function Items({ offered, chosen, onChoose, error }: ItemsProps) {
  const id = useId();
  const toggle = (item: ErasureItem, on: boolean) =>
    onChoose(on ? [...chosen, item] : chosen.filter((one) => one !== item));
  return (
    <fieldset className="choice">
      <legend>{t('privacy.erase_what')}</legend>
      {offered.map((item) => (
        <label key={item} className="option">
          <input
            type="checkbox"
            checked={chosen.includes(item)}
            aria-invalid={Boolean(error)}
            aria-describedby={error && id}
            onChange={(event) => toggle(item, event.currentTarget.checked)}
          />
          <span>{t(`erase.${item}`)}</span>
        </label>
      ))}
      {error && (
        <p className="error" id={id}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Ask({ record, onClose }: { record: boolean; onClose: () => void }) {
  const [items, setItems] = useState<ErasureItem[]>([]);
  const [note, setNote] = useState('');
  const offered = [...(record ? OF_RECORD : []), ...OF_ACCOUNT];
  return (
    <ProofDialog
      title={t('privacy.erase_ask')}
      hint={t('privacy.erase_archive')}
      action={t('privacy.erase_send')}
      check={() => (items.length > 0 ? undefined : t('privacy.erase_choose'))}
      use={async (proof) => {
        await call(api.POST('/api/identity/me/erasures', { body: { items, note: note.trim() || null, proof } }));
        await refresh();
      }}
      done={t('privacy.erase_sent')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Items offered={offered} chosen={items} onChoose={setItems} error={errors.items} />
          <TextArea label={t('correct.note')} error={errors.note} value={note} onValue={setNote} maxLength={500} />
        </>
      )}
    </ProofDialog>
  );
}

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
      await refresh();
    },
    done: onClose,
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
      {asking && <Ask record={Boolean(session.data?.member_id)} onClose={() => ask(false)} />}
      {leaving && <Withdraw request={leaving} onClose={() => leave(undefined)} />}
    </Card>
  );
}
