import type { ImportRun } from '../../api/records';
import { useT } from '../../i18n';
import { Panel } from '../../kit/Page';

/** How far the work is. One may leave: it goes on without the page. */
export function Working({ run }: { run: ImportRun }) {
  const t = useT();
  const percent = Math.round(run.progress * 100);
  return (
    <Panel title={t(`importState.${run.state}`)}>
      <div className="working">
        <progress max={100} value={percent} aria-label={t('import.progress')} />
        <span className="number">{percent}%</span>
      </div>
      <p className="sr" role="status">
        {percent % 25 === 0 ? t('import.at.percent', { percent }) : ''}
      </p>
      <p className="quiet">
        {t('import.counts', { read: run.rows_read, good: run.rows_good, refused: run.rows_refused })}
      </p>
      <p className="quiet">{t('import.mayLeave')}</p>
    </Panel>
  );
}
