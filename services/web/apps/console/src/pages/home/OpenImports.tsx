import { useT, word } from '../../i18n';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { useMayAsk, useUnfinishedImports } from './counts';

export function OpenImports() {
  const t = useT();
  const { open } = useUnfinishedImports(useMayAsk('imports.run'));
  if (open.length === 0) return null;
  return (
    <Panel flush title={t('home.imports')} extra={<Go to={pb.imports()}>{t('home.seeAll')}</Go>}>
      <ul className="lines">
        {open.map((run) => (
          <li key={run.id}>
            <Go to={pb.import(run.id)} className="line">
              <strong>{run.file_name}</strong>
              <span className="line-text">
                {t('import.counts', { read: run.rows_read, good: run.rows_good, refused: run.rows_refused })}
              </span>
              <span className="quiet">{word(t, 'importState', run.state)}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
