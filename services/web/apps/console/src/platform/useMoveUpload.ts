import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Upload } from '../api/files';
import { bringExport, M, type Move } from '../api/moves';
import { problemText } from '../api/problems';
import { forget } from '../forms/useAction';
import { useT } from '../i18n';
import type { Going } from '../pages/documents/useUploads';

interface Entry extends Going {
  file: File;
}

/** One export on its way. Trying again goes on where it was cut off. */
export function useMoveUpload() {
  const t = useT();
  const { message } = App.useApp();
  const [entry, setEntry] = useState<Entry>();
  const running = useRef<Upload<Move> | undefined>(undefined);
  useEffect(() => () => running.current?.cancel(), []);

  const change = (with_: Partial<Entry>) => setEntry((now) => now && { ...now, ...with_ });
  const failed = (error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') setEntry(undefined);
    else change({ state: 'failed', why: problemText(t, error) });
  };
  const start = (file: File) => {
    setEntry({ id: 1, name: file.name, file, share: 0, state: 'going' });
    const upload = bringExport(file, (share) => change({ share }));
    running.current = upload;
    upload.done
      .then(() => {
        setEntry(undefined);
        void message.success(t('move.sent'));
      })
      .catch(failed)
      .finally(() => {
        running.current = undefined;
        void forget([M.moves]);
      });
  };
  return {
    going: entry ? [entry] : [],
    busy: entry?.state === 'going',
    start,
    cancel: () => (running.current ? running.current.cancel() : setEntry(undefined)),
    retry: () => entry && start(entry.file),
  };
}
