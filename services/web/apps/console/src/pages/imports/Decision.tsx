import { call } from '@zhibu/api';
import { api, queryClient } from '../../api/client';
import { type ImportRun, importRun, R } from '../../api/records';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { Columns } from './Columns';
import { Figures } from './Figures';

type Mode = 'good_rows' | 'all_or_nothing';

function useDecision(run: ImportRun) {
  const t = useT();
  const go = useGo();
  const path = { id: run.id };
  return {
    apply: useAction({
      run: (mode: Mode) => call(api.POST('/api/records/imports/{id}/apply', { params: { path }, body: { mode } })),
      onDone: (started) => queryClient.setQueryData(importRun(run.id).queryKey, started),
    }),
    discard: useAction({
      run: () => call(api.DELETE('/api/records/imports/{id}', { params: { path } })),
      stale: [R.imports],
      done: t('import.discarded'),
      onDone: () => go(pb.imports()),
    }),
  };
}

/** The file has been checked: take the good rows, take all or none, or leave it. */
export function Decision({ run }: { run: ImportRun }) {
  const t = useT();
  const confirm = useConfirm();
  const { apply, discard } = useDecision(run);
  const good = run.rows_good;
  const none = good === 0 ? t('import.noGood') : undefined;
  const someRefused = run.rows_refused > 0 ? t('import.notAll', { n: run.rows_refused }) : undefined;
  return (
    <Panel title={t('import.decide')}>
      <Figures run={run} />
      <Columns run={run} />
      <div className="row-actions decision">
        <Action
          type="primary"
          blocked={none}
          loading={apply.isPending && apply.variables === 'good_rows'}
          onClick={() =>
            confirm({
              title: t('import.acceptAsk', { n: good }),
              effects: [
                t(`import.acceptEffect.${run.kind}`, { n: good }),
                ...(run.rows_refused > 0 ? [t('import.acceptRest', { n: run.rows_refused })] : []),
                t('import.acceptUndo'),
              ],
              ok: t('import.accept', { n: good }),
              run: () => apply.mutateAsync('good_rows'),
            })
          }
        >
          {t('import.accept', { n: good })}
        </Action>
        <Action
          blocked={someRefused ?? none}
          loading={apply.isPending && apply.variables === 'all_or_nothing'}
          onClick={() => apply.mutate('all_or_nothing')}
        >
          {t('import.acceptAll')}
        </Action>
        <Action
          danger
          onClick={() =>
            confirm({
              title: t('import.discardAsk'),
              effects: [t('import.discardEffect')],
              ok: t('import.discard'),
              danger: true,
              run: () => discard.mutateAsync(),
            })
          }
        >
          {t('import.discard')}
        </Action>
      </div>
      <p className="quiet">{t('import.decideHelp')}</p>
    </Panel>
  );
}
