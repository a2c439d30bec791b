import { CheckCircleOutlined, CloseCircleOutlined, FileTextOutlined, WarningOutlined } from '@ant-design/icons';
import type { ImportRun } from '../../api/records';
import { useI18n } from '../../i18n';
import { number } from '../../kit/number';

export function Figures({ run }: { run: ImportRun }) {
  const { t, locale } = useI18n();
  const figures = [
    { key: 'read', icon: <FileTextOutlined aria-hidden />, value: run.rows_read },
    { key: 'good', icon: <CheckCircleOutlined aria-hidden />, value: run.rows_good },
    { key: 'warned', icon: <WarningOutlined aria-hidden />, value: run.rows_warned },
    { key: 'refused', icon: <CloseCircleOutlined aria-hidden />, value: run.rows_refused },
  ] as const;
  return (
    <ul className="import-figures">
      {figures.map(({ key, icon, value }) => (
        <li key={key} className={`import-figure ${key}`}>
          {icon}
          <span className="figure-value number">{number(value, locale)}</span>
          <span>{t(`import.${key}`)}</span>
        </li>
      ))}
    </ul>
  );
}
