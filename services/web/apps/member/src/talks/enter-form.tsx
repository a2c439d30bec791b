import { call, type MyTalks } from '@zhibu/api';
import { useState } from 'react';
import { api, client } from '../api';
import { Card, Refused, Select, SendOrLeave, TextInput, toast } from '../kit';
import { today } from '../people';
import { useOpened } from '../use-opened';
import { useSend } from '../use-send';
import { t } from '../words';
import { k, named } from './words';

/** The one person a talk is owed to by name, where there is just one. */
function onlyOwed({ owing, partners }: MyTalks): string {
  const [one, ...others] = partners.filter(({ id }) => owing.some((owed) => owed.with?.id === id));
  return one && others.length === 0 ? one.id : '';
}

/** Enters a talk of one's own. There is no field for what was said. */
export function EnterForm({ mine, onClose }: { mine: MyTalks; onClose: () => void }) {
  const [other, choose] = useState(() => onlyOwed(mine));
  const [day, setDay] = useState(today());
  const opened = useOpened();
  const form = useSend({
    fields: ['other_id', 'day'],
    check: () => ({
      other_id: other ? undefined : t('common.required'),
      day: day ? undefined : t('common.required'),
    }),
    send: (key) =>
      call(
        api.POST('/api/records/talks/mine', {
          body: { other_id: other, day },
          headers: { 'idempotency-key': key },
        }),
      ),
    done: () => {
      toast(k('talk.entered'));
      void client.invalidateQueries({ queryKey: ['talks'] });
      onClose();
    },
  });
  const options = mine.partners.map(({ id, name, pair }) => ({
    value: id,
    label: k('talk.partner', { name, pair: named('talk_pair', pair) }),
  }));
  return (
    <Card title={k('talk.enter')}>
      <form noValidate ref={opened} onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <Select label={k('talk.other')} error={form.errors.other_id} value={other} onValue={choose} options={options} />
        <TextInput
          type="date"
          label={k('talk.day')}
          error={form.errors.day}
          value={day}
          onValue={setDay}
          max={today()}
        />
        <SendOrLeave busy={form.busy} onLeave={onClose}>
          {k('talk.send')}
        </SendOrLeave>
      </form>
    </Card>
  );
}
