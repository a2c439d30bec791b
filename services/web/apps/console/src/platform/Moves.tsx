import { useEffect, useState } from 'react';
import { forgetMove, isBusy, M, type Move, moves } from '../api/moves';
import { useRows } from '../api/paging';
import { forget, useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n } from '../i18n';
import { Notice } from '../kit/Notice';
import { Page, Panel } from '../kit/Page';
import { DropZone } from '../pages/documents/DropZone';
import { Uploads } from '../pages/documents/Uploads';
import { MoveDrawer } from './MoveDrawer';
import { MoveList } from './MoveList';
import { useOperatorMay } from './may';
import { nameOf } from './moveWords';
import { SigningKey } from './SigningKey';
import { useMoveUpload } from './useMoveUpload';
import '../pages/documents/documents.css';

/** How often something that is being done is looked at. */
const SOON = 2_000;
const CONTAINERS = ['.tar', 'application/x-tar'] as const;

/** Where an export is chosen and seen on its way. */
function Bring() {
  const { t } = useI18n();
  const { allowed, why } = useOperatorMay('govern');
  const upload = useMoveUpload();
  return (
    <Panel title={t('move.file')}>
      {why && <Notice tone="info">{why}</Notice>}
      {allowed && !upload.busy && (
        <DropZone
          accept={CONTAINERS}
          hint={t('move.hint')}
          single
          onFiles={([file]) => {
            if (file) upload.start(file);
          }}
        />
      )}
      <Uploads going={upload.going} onCancel={upload.cancel} onRetry={upload.retry} />
    </Panel>
  );
}

/** Asks before an export goes, and lets it go. */
function useForget() {
  const { t } = useI18n();
  const confirm = useConfirm();
  const { mutateAsync } = useAction({
    run: (move: Move) => forgetMove(move.id),
    stale: [M.moves],
    done: t('move.forgotten'),
  });
  return (move: Move) =>
    confirm({
      title: t('move.forgetOf', { name: nameOf(move) }),
      effects: [t('move.forgetWhat')],
      ok: t('move.forget'),
      danger: true,
      run: () => mutateAsync(move),
    });
}

/** Organisations that come from elsewhere: their export is brought, verified, and let in. */
export function Moves() {
  const { t } = useI18n();
  const rows = useRows(moves());
  const [chosen, choose] = useState<Move>();
  const onForget = useForget();
  const busy = rows.rows.some(isBusy);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void forget([M.moves]), SOON);
    return () => clearInterval(timer);
  }, [busy]);
  return (
    <Page title={t('operators.moves')} lead={t('move.lead')}>
      <Bring />
      <Panel title={t('move.list')}>
        <MoveList rows={rows} onImport={choose} onForget={onForget} />
      </Panel>
      <Panel title={t('signingKey.title')}>
        <p className="quiet">{t('signingKey.what')}</p>
        <SigningKey />
      </Panel>
      <MoveDrawer of={chosen} onClose={() => choose(undefined)} />
    </Page>
  );
}
