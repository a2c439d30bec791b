import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useState } from 'react';
import { useT } from '../../i18n';

interface DropZoneProps {
  /** What may be chosen, as content types. */
  accept: readonly string[];
  /** One line that says which files and how large. */
  hint: string;
  single?: boolean;
  onFiles: (files: File[]) => void;
}

/** A place to drop files, which is also an ordinary file field for keyboard and screen reader. */
export function DropZone({ accept, hint, single = false, onFiles }: DropZoneProps) {
  const t = useT();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(single ? files.slice(0, 1) : files);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <label
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <InboxOutlined aria-hidden />
      <strong>{t('document.drop')}</strong>
      <span className="quiet">{hint}</span>
      <input
        type="file"
        multiple={!single}
        accept={accept.join(',')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}
