import { call, type ErasureItem, type Principal } from '@zhibu/api';
import { useId, useState } from 'react';
import { api, client, queries } from '../api';
import { TextArea } from '../kit';
import { t } from '../words';
import { ProofDialog } from './proof-dialog';

const OF_RECORD: ErasureItem[] = ['member_contact', 'member_address', 'member_circumstances', 'photo', 'files'];

export const refreshErasures = () => client.invalidateQueries({ queryKey: queries.erasures.queryKey });

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
      {error && (
        <p className="error" id={id}>
          {error}
        </p>
      )}
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
    </fieldset>
  );
}

/** What there is of this person: nobody can ask for a number to be erased that the account does not have. */
export function offers({ account, member_id }: Principal): ErasureItem[] {
  return [
    ...(member_id ? OF_RECORD : []),
    ...(account.email_masked ? (['email'] as const) : []),
    ...(account.phone_masked ? (['phone'] as const) : []),
    'account',
  ];
}

export function AskErasure({ offered, onClose }: { offered: ErasureItem[]; onClose: () => void }) {
  const [items, setItems] = useState<ErasureItem[]>([]);
  const [note, setNote] = useState('');
  return (
    <ProofDialog
      title={t('privacy.erase_ask')}
      hint={t('privacy.erase_archive')}
      action={t('privacy.erase_send')}
      check={() => (items.length > 0 ? undefined : t('privacy.erase_choose'))}
      use={async (proof) => {
        await call(api.POST('/api/identity/me/erasures', { body: { items, note: note.trim() || null, proof } }));
        await refreshErasures();
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
