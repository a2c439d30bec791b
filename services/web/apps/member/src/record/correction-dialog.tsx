import { type CorrectionInput, call } from '@zhibu/api';
import { useState } from 'react';
import { api, client } from '../api';
import { Dialog, Refused, Select, SendOrLeave, TextArea, TextInput, toast } from '../kit';
import { useSend } from '../use-send';
import { t } from '../words';
import { type Codes, type FieldSpec, optionsOf } from './fields';

interface Props {
  spec: FieldSpec;
  now: string;
  codes: Codes;
  onClose: () => void;
}

export function CorrectionDialog({ spec, now, codes, onClose }: Props) {
  const [proposed, setProposed] = useState('');
  const [note, setNote] = useState('');
  const form = useSend({
    fields: ['proposed', 'note'],
    check: () => ({ proposed: proposed.trim() ? undefined : t('common.required') }),
    send: (key) => {
      const body = { field: spec.name, proposed: proposed.trim(), note: note.trim() || null } as CorrectionInput;
      return call(api.POST('/api/records/corrections', { body, headers: { 'idempotency-key': key } }));
    },
    done: () => {
      toast(t('correct.sent'));
      void client.invalidateQueries({ queryKey: ['corrections'] });
      onClose();
    },
  });
  const common = {
    label: t('correct.proposed'),
    value: proposed,
    onValue: setProposed,
    error: form.errors.proposed,
    hint: spec.masked ? t('correct.full_value') : undefined,
  };
  const chosen = spec.input === 'codes' || spec.input === 'words';
  return (
    <Dialog title={t('correct.title', { field: t(spec.label) })} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <p className="now">
          <small>{t('correct.now')}</small>
          {now}
        </p>
        {chosen ? (
          <Select {...common} options={optionsOf(spec, codes)} />
        ) : (
          <TextInput
            {...common}
            type={spec.input === 'text' ? 'text' : spec.input}
            autoComplete="off"
            maxLength={200}
          />
        )}
        <TextArea
          label={t('correct.note')}
          hint={t('correct.note_hint')}
          error={form.errors.note}
          value={note}
          onValue={setNote}
          maxLength={500}
        />
        <SendOrLeave busy={form.busy} onLeave={onClose}>
          {t('correct.submit')}
        </SendOrLeave>
      </form>
    </Dialog>
  );
}
