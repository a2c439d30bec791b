import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { Run } from '../api/operator';
import { type T, word } from '../i18n';
import { Sign, type Tone } from '../kit/Sign';
import { Go } from '../router/go';
import type { Column } from '../table/columns';
import { Deed } from './Deed';
import { pp } from './paths';

/** What people call a change, as its buttons and its drawer name it. */
export const namesOf = (t: T, run: Run) => ({ kind: word(t, 'runKind', run.kind), name: run.name ?? run.slug });

function toneOf(run: Run): Tone {
  if (run.finished_at) return 'good';
  if (run.held) return 'warn';
  return run.last_error ? 'bad' : 'wait';
}

interface Deeds {
  open: (run: Run) => void;
  retry: (run: Run) => void;
  hold: (run: Run) => void;
  release: (run: Run) => void;
}

function Progress({ t, run, open }: { t: T; run: Run; open: Deeds['open'] }) {
  const done = run.steps.filter((step) => step.state === 'done').length;
  return (
    <>
      <Sign tone={toneOf(run)}>{run.held ? t('run.held') : word(t, 'runStep', run.step)}</Sign>
      {run.steps.length > 0 && (
        <Button type="link" size="small" onClick={() => open(run)} aria-label={t('run.stepsOf', namesOf(t, run))}>
          {t('run.progress', { done, total: run.steps.length })}
        </Button>
      )}
    </>
  );
}

/** What can be done to a change that is not over. One that is held is tried again when it goes on. */
function RunDeeds({ t, run, deeds }: { t: T; run: Run; deeds: Omit<Deeds, 'open'> }) {
  if (run.finished_at) return null;
  if (run.held) {
    return (
      <Deed
        act="govern"
        type="primary"
        size="small"
        onClick={() => deeds.release(run)}
        label={t('run.releaseOf', namesOf(t, run))}
      >
        {t('run.release')}
      </Deed>
    );
  }
  return (
    <div className="deeds">
      <Deed act="govern" size="small" onClick={() => deeds.retry(run)} label={t('run.retryOf', namesOf(t, run))}>
        {t('run.retry')}
      </Deed>
      <Deed act="govern" size="small" onClick={() => deeds.hold(run)} label={t('run.holdOf', namesOf(t, run))}>
        {t('run.hold')}
      </Deed>
    </div>
  );
}

export const runColumns = (t: T, locale: Locale, deeds: Deeds): Column<Run>[] => [
  {
    key: 'kind',
    title: t('run.kind'),
    width: 130,
    pinned: true,
    render: (run) => word(t, 'runKind', run.kind),
  },
  {
    key: 'tenant',
    title: t('run.tenant'),
    width: 220,
    grow: true,
    render: (run) => (run.name ? <Go to={pp.organisation(run.tenant_id)}>{run.name}</Go> : run.slug),
  },
  { key: 'step', title: t('run.step'), width: 240, render: (run) => <Progress t={t} run={run} open={deeds.open} /> },
  {
    key: 'attempts',
    title: t('run.attempts'),
    width: 100,
    align: 'end',
    render: (run) => <span className="number">{run.attempts}</span>,
  },
  { key: 'error', title: t('run.error'), width: 220, grow: true, render: (run) => run.last_error ?? '—' },
  { key: 'started', title: t('run.started'), width: 210, render: (run) => dateTime(run.started_at, locale) },
  {
    key: 'finished',
    title: t('run.finished'),
    width: 200,
    wideOnly: true,
    render: (run) => (run.finished_at ? dateTime(run.finished_at, locale) : '—'),
  },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 210,
    render: (run) => <RunDeeds t={t} run={run} deeds={deeds} />,
  },
];
