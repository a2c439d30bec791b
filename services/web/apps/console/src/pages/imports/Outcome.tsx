import { call } from '@zhibu/api';
import { api } from '../../api/client';
import { type ImportRun, R } from '../../api/records';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { pb } from '../../paths';
import { Go } from '../../router/go';

function useUndo(run: ImportRun): () => void {
  const t = useT();
  const confirm = useConfirm();
  const undo = useAction({
    run: () => call(api.POST('/api/records/imports/{id}/undo', { params: { path: { id: run.id } } })),
    stale: [R.imports, R.members, R.units],
    done: t('import.wasUndone'),
  });
  return () =>
    confirm({
      title: t('import.undoAsk'),
      effects: [t('import.undoEffect', { n: run.rows_done })],
      ok: t('import.undo'),
      danger: true,
      run: () => undo.mutateAsync(),
    });
}

function Applied({ run }: { run: ImportRun }) {
  const t = useT();
  const undo = useUndo(run);
  const n = run.rows_done;
  return (
    <Notice
      tone="good"
      live
      title={t(`import.applied.${run.kind}`, { n })}
      action={
        <>
          <Go className="as-button" to={run.kind === 'members' ? pb.members() : pb.units()}>
            {t(`import.see.${run.kind}`)}
          </Go>
          <Action needs="imports.run" blocked={run.can_undo ? undefined : t('import.cannotUndo')} onClick={undo}>
            {t('import.undo')}
          </Action>
        </>
      }
    >
      {run.rows_refused > 0 ? t('import.appliedRest', { n: run.rows_refused }) : t('import.appliedAll')}
    </Notice>
  );
}

/** What became of an import that has come to rest. */
export function Outcome({ run }: { run: ImportRun }) {
  const t = useT();
  if (run.state === 'applied') return <Applied run={run} />;
  if (run.state === 'failed') {
    return (
      <Notice
        tone="bad"
        live
        title={t('import.failed')}
        action={
          <Go className="as-button" to={pb.importNew({ kind: run.kind })}>
            {t('import.again')}
          </Go>
        }
      >
        {run.problem?.detail ?? t('problem.unknown')}
        {run.problem?.request_id && <p className="quiet">{t('state.requestId', { id: run.problem.request_id })}</p>}
      </Notice>
    );
  }
  return <Notice tone="info">{t(run.state === 'undone' ? 'import.isUndone' : 'import.isDiscarded')}</Notice>;
}
