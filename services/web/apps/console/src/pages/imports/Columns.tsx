import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import type { ImportRun } from '../../api/records';
import { useT, word } from '../../i18n';

/** What the headings of the file were taken for: a column nobody recognised is not imported, and says so. */
export function Columns({ run }: { run: ImportRun }) {
  const t = useT();
  if (run.columns.length === 0) return null;
  const unknown = run.columns.filter((column) => column.field === null).length;
  return (
    <details className="import-columns">
      <summary>{t('import.columns', { known: run.columns.length - unknown, unknown })}</summary>
      <ul>
        {run.columns.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file have a fixed order, and titles repeat
          <li key={at}>
            {column.field ? <CheckOutlined aria-hidden /> : <MinusOutlined aria-hidden />}
            <strong>{column.title}</strong>
            <span className="quiet">
              {column.field ? word(t, 'importField', column.field) : t('import.notTakenColumn')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
