import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useState } from 'react';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';

const ENDINGS = ['.xlsx', '.csv'] as const;

/** What a file's name already tells: old workbooks and other things need not travel to be refused. */
const isTaken = (name: string): boolean => ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));

/** A place to drop a file, which is also an ordinary file field for keyboard and screen reader. */
export function FilePicker({ onFile }: { onFile: (file: File) => void }) {
  const t = useT();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const take = (file: File | undefined) => {
    if (!file) return;
    setWrong(isTaken(file.name) ? undefined : file.name);
    if (isTaken(file.name)) onFile(file);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <>
      <label
        className={over ? 'drop over' : 'drop'}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          take(event.dataTransfer.files[0]);
        }}
      >
        <InboxOutlined aria-hidden />
        <strong>{t('import.drop')}</strong>
        <span className="quiet">{t('import.formats')}</span>
        <input
          type="file"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {wrong && (
        <Notice tone="bad" live>
          {t('import.wrongFile', { name: wrong })}
        </Notice>
      )}
    </>
  );
}
