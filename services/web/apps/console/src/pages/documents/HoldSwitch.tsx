import { call, ifMatch } from '@zhibu/api';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../api/client';
import { D, type DocumentDetail } from '../../api/documents';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

/** Keeps a document from being deleted whatever its age (a case, a lawsuit), and lets it go again. */
export function HoldSwitch({ of }: { of: DocumentDetail }) {
  const t = useT();
  const id = useId();
  const [reason, setReason] = useState('');
  const hold = useAction({
    run: (held_reason: string | null) =>
      call(
        api.PATCH('/api/records/documents/{id}', {
          params: { path: { id: of.id }, header: ifMatch(of.version) },
          body: { held_reason },
        }),
      ),
    stale: [D.documents],
    done: t('common.saved'),
    onDone: () => setReason(''),
  });
  if (!of.actions.includes('hold')) return null;
  if (of.held_reason) {
    return (
      <div className="hold">
        <p>{t('document.heldWhat')}</p>
        <Button loading={hold.isPending} onClick={() => hold.mutate(null)}>
          {t('document.release')}
        </Button>
      </div>
    );
  }
  return (
    <div className="hold">
      <label htmlFor={id}>{t('document.holdWhat')}</label>
      <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      <Button loading={hold.isPending} disabled={!reason.trim()} onClick={() => hold.mutate(reason.trim())}>
        {t('document.hold')}
      </Button>
    </div>
  );
}
