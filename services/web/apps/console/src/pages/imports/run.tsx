import { useParams } from '@tanstack/react-router';
import { queryClient } from '../../api/client';
import { type ImportRun, importRun } from '../../api/records';
import { useT } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { Failed, Loading } from '../../layouts/states';
import { pb, type RowState } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { Decision } from './Decision';
import { ImportSign } from './ImportSign';
import { Outcome } from './Outcome';
import { isMoving, useImportRun } from './progress';
import { Results } from './Results';
import { Working } from './Working';
import './imports.css';

interface Args {
  params: { importId: string };
}

export const loader = ({ params }: Args) => queryClient.fetchQuery(importRun(params.importId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const run = queryClient.getQueryData<ImportRun>(importRun(params.importId).queryKey);
  return [{ label: t('nav.imports'), to: pb.imports() }, { label: run?.file_name ?? '' }];
};

/** There is something to look through once the file has been read. */
const hasResults = (run: ImportRun) => !isMoving(run.state) && run.state !== 'discarded' && run.rows_read > 0;

/** One import from the file to the register: live while it works, and the same after a reload. */
export function Page() {
  const t = useT();
  const { importId } = useParams({ strict: false }) as { importId: string };
  const { filters } = useFilters<{ rows?: RowState }>();
  const { run, error, retry } = useImportRun(importId);
  if (!run) return error ? <Failed page error={error} onRetry={retry} /> : <Loading />;
  return (
    <Frame
      title={run.file_name}
      signs={
        <span className="signs">
          <Sign>{t(`import.kind.${run.kind}`)}</Sign>
          <ImportSign state={run.state} />
        </span>
      }
      lead={t(`import.stateWhat.${run.state}`)}
    >
      {isMoving(run.state) && <Working run={run} />}
      {!isMoving(run.state) && run.state !== 'checked' && <Outcome run={run} />}
      {run.state === 'checked' && <Decision run={run} />}
      {hasResults(run) && <Results run={run} chosen={filters.rows} />}
    </Frame>
  );
}
