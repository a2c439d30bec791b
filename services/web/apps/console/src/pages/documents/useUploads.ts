import { useQuery } from '@tanstack/react-query';
import { idempotencyKey, isProblem } from '@zhibu/api';
import { useEffect, useRef, useState } from 'react';
import { bring, D, type Document, documentKinds, goesDirect, putDirect, type Target } from '../../api/documents';
import type { Upload } from '../../api/files';
import { problemText } from '../../api/problems';
import { forget } from '../../forms/useAction';
import { useT } from '../../i18n';

/** A file on its way, and how it went. */
export interface Going {
  id: number;
  name: string;
  share: number;
  state: 'waiting' | 'going' | 'done' | 'failed';
  why?: string | undefined;
}

interface Entry extends Going {
  file: File;
  target: Target;
  key: string;
}

/** Files that are brought one after another: a weak network carries one better than five at once. */
export function useUploads() {
  const t = useT();
  const { data: kinds } = useQuery(documentKinds());
  const [entries, setEntries] = useState<Entry[]>([]);
  const running = useRef<Upload<Document> | undefined>(undefined);
  const next = useRef(1);
  const change = (id: number, with_: Partial<Entry>) =>
    setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...with_ } : entry)));

  const start = (entry: Entry) => {
    if (!kinds) return;
    const go = goesDirect(entry.target, kinds, entry.file) ? putDirect : bring;
    const { file, target, key } = entry;
    change(entry.id, { state: 'going', share: 0, why: undefined });
    running.current = go({ file, target, key, onProgress: (share) => change(entry.id, { share }) });
    running.current.done
      .then(() => {
        change(entry.id, { state: 'done', share: 1 });
        void forget([D.documents]);
      })
      .catch((error: unknown) => fail(entry, error))
      .finally(() => {
        running.current = undefined;
        // the next one starts with the next drawing
        setEntries((all) => [...all]);
      });
  };

  const fail = (entry: Entry, error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') remove(entry.id);
    else {
      // what the server has refused is another request when it is tried again
      const refused = isProblem(error) && error.status > 0 && error.status < 500;
      change(entry.id, {
        state: 'failed',
        why: problemText(t, error),
        ...(refused && { key: idempotencyKey() }),
      });
    }
  };

  const remove = (id: number) => setEntries((all) => all.filter((entry) => entry.id !== id));

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes, the first one waiting starts when none is going
  useEffect(() => {
    const waiting = entries.find((entry) => entry.state === 'waiting');
    if (waiting && !running.current && kinds) start(waiting);
  }, [entries, kinds]);

  useEffect(() => () => running.current?.cancel(), []);

  return {
    going: entries as readonly Going[],
    add: (files: readonly File[], target: Target) => {
      const added = files.map(
        (file): Entry => ({
          id: next.current++,
          name: file.name,
          share: 0,
          state: 'waiting',
          file,
          target,
          key: idempotencyKey(),
        }),
      );
      setEntries((all) => [...all, ...added]);
    },
    cancel: (id: number) => {
      const entry = entries.find((other) => other.id === id);
      if (entry?.state === 'going') running.current?.cancel();
      else remove(id);
    },
    retry: (id: number) => change(id, { state: 'waiting', share: 0, why: undefined }),
    busy: entries.some((entry) => entry.state === 'going' || entry.state === 'waiting'),
  };
}
