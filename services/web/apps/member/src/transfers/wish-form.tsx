import { useQuery } from '@tanstack/react-query';
import { call, type MyTransfer } from '@zhibu/api';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Card, Choice, problemText, Refused, Select, SendOrLeave, TextArea, TextInput, toast } from '../kit';
import { useSend } from '../use-send';
import { t } from '../words';
import { lacks } from './look';
import { tr } from './words';

interface Wish {
  here: boolean;
  unit: string;
  place: string;
  reason: string;
}

const wishOf = (of: MyTransfer | undefined): Wish => ({
  here: !of || Boolean(of.to.unit_id),
  unit: of?.to.unit_id ?? '',
  place: of && !of.to.unit_id ? of.to.name : '',
  reason: of?.reason ?? '',
});

const send = (wish: Wish, of: MyTransfer | undefined, key: string) => {
  const target = wish.here
    ? { to_unit_id: wish.unit, to_place: null }
    : { to_unit_id: null, to_place: wish.place.trim() };
  const body = { ...target, reason: wish.reason.trim() };
  if (!of) return call(api.POST('/api/records/transfers', { body, headers: { 'idempotency-key': key } }));
  const params = { path: { id: of.id }, header: { 'if-match': `"v${of.version}"` } };
  return call(api.PATCH('/api/records/transfers/{id}', { params, body }));
};

interface BranchProps {
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  chosen: { unit: string; name: string } | undefined;
}

/** A branch of the organisation: type a part of its name, then choose. */
function Branch({ value, onValue, error, chosen }: BranchProps) {
  const [q, setQ] = useState('');
  const found = useQuery({ ...queries.places(q.trim()), placeholderData: (before) => before });
  const items = found.data?.items ?? [];
  const options = items.map((one) => ({ value: one.unit_id, label: `${one.name}（${one.committee_name}）` }));
  const none = q.trim() !== '' && found.data?.items.length === 0;
  const missing = chosen && value === chosen.unit && !items.some((one) => one.unit_id === chosen.unit);
  return (
    <>
      <TextInput
        label={tr('transfer.find')}
        hint={tr(none ? 'transfer.find_none' : 'transfer.find_hint')}
        error={found.isError ? problemText(found.error) : undefined}
        value={q}
        onValue={setQ}
        maxLength={50}
      />
      <Select
        label={tr('transfer.branch')}
        hint={found.data?.more ? tr('transfer.more') : undefined}
        error={error}
        value={value}
        onValue={onValue}
        options={missing ? [{ value: chosen.unit, label: chosen.name }, ...options] : options}
      />
    </>
  );
}

interface Props {
  /** The request that is put right; a new one otherwise. */
  of?: MyTransfer | undefined;
  onDone: () => void;
  onCancel: () => void;
}

/** Asks to be moved, or puts right what was returned. */
export function WishForm({ of, onDone, onCancel }: Props) {
  const [wish, set] = useState(() => wishOf(of));
  const put = (more: Partial<Wish>) => set((before) => ({ ...before, ...more }));
  const form = useSend({
    fields: ['to_unit_id', 'to_place', 'reason'],
    check: () => lacks(wish, t('common.required')),
    send: (key) => send(wish, of, key),
    done: () => {
      toast(tr(of ? 'transfer.changed' : 'transfer.sent'));
      void client.invalidateQueries({ queryKey: ['transfers'] });
      onDone();
    },
  });
  return (
    <Card title={tr(of ? 'transfer.change' : 'transfer.ask')}>
      <form noValidate onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <Choice
          legend={tr('transfer.where')}
          value={wish.here ? 'here' : 'elsewhere'}
          onValue={(where) => put({ here: where === 'here' })}
          options={[
            { value: 'here', label: tr('transfer.here') },
            { value: 'elsewhere', label: tr('transfer.elsewhere') },
          ]}
        />
        {wish.here ? (
          <Branch
            value={wish.unit}
            onValue={(unit) => put({ unit })}
            error={form.errors.to_unit_id}
            chosen={of?.to.unit_id ? { unit: of.to.unit_id, name: of.to.name } : undefined}
          />
        ) : (
          <TextInput
            label={tr('transfer.place')}
            hint={tr('transfer.place_hint')}
            error={form.errors.to_place}
            value={wish.place}
            onValue={(place) => put({ place })}
            maxLength={200}
          />
        )}
        <TextArea
          label={tr('transfer.reason')}
          hint={tr('transfer.reason_hint')}
          error={form.errors.reason}
          value={wish.reason}
          onValue={(reason) => put({ reason })}
          maxLength={300}
        />
        <SendOrLeave busy={form.busy} onLeave={onCancel}>
          {tr(of ? 'transfer.save' : 'transfer.apply')}
        </SendOrLeave>
      </form>
    </Card>
  );
}
