import { useQuery } from '@tanstack/react-query';
import { call, type MyTransfer } from '@zhibu/api';
import { useState } from 'react';
import { api, client, queries } from '../api';
import {
  Card,
  Choice,
  type Option,
  problemText,
  Refused,
  Select,
  SendOrLeave,
  TextArea,
  TextInput,
  toast,
} from '../kit';
import { useOpened } from '../use-opened';
import { useSend } from '../use-send';
import { t } from '../words';
import { lacks, NONE, withChosen } from './look';
import { tr } from './words';

interface Wish {
  here: boolean;
  unit: string;
  /** The chosen branch as it was listed. */
  name: string;
  place: string;
  reason: string;
}

const wishOf = (of: MyTransfer | undefined): Wish => ({
  here: !of || Boolean(of.to.unit_id),
  unit: of?.to.unit_id ?? '',
  name: of?.to.unit_id ? of.to.name : '',
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
  chosen: Option;
  onChoose: (chosen: Option) => void;
  error: string | undefined;
}

/** A branch of the organisation: type a part of its name, then choose. */
function Branch({ chosen, onChoose, error }: BranchProps) {
  const [q, setQ] = useState('');
  const found = useQuery({ ...queries.places(q.trim()), placeholderData: (before) => before });
  const items = found.data?.items ?? [];
  const listed = items.map((one) => ({ value: one.unit_id, label: `${one.name}（${one.committee_name}）` }));
  const options = withChosen(listed, chosen);
  const none = q.trim() !== '' && found.data?.items.length === 0;
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
        value={chosen.value}
        onValue={(value) => onChoose(options.find((one) => one.value === value) ?? NONE)}
        options={options}
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
  const opened = useOpened();
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
      <form noValidate ref={opened} onSubmit={form.onSubmit}>
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
            chosen={{ value: wish.unit, label: wish.name }}
            onChoose={({ value, label }) => put({ unit: value, name: label })}
            error={form.errors.to_unit_id}
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
