import { useQuery } from '@tanstack/react-query';
import { idempotencyKey, isProblem } from '@zhibu/api';
import { useEffect, useRef, useState } from 'react';
import { bring, D, type Document, documentKinds, goesDirect, putDirect, type Target } from '../../api/documents';
import type { Upload } from '../../api/files';
import { problemText } from '../../api/problems';
import { forget } from '../../forms/useAction';
import { type T, useT } from '../../i18n';

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

type Change = Partial<Entry>;

/** The files in the order they were chosen. */
function useEntries() {
  const [entries, setEntries] = useState<Entry[]>([]);
  const next = useRef(1);
  return {
    entries,
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
    change: (id: number, with_: Change) =>
      setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...with_ } : entry))),
    remove: (id: number) => setEntries((all) => all.filter((entry) => entry.id !== id)),
    redraw: () => setEntries((all) => [...all]),
  };
}

/** What becomes of a file that was not taken. */
function failed(t: T, error: unknown): Change {
  // what the server has refused is another request when it is tried again
  const refused = isProblem(error) && error.status > 0 && error.status < 500;
  return { state: 'failed', why: problemText(t, error), ...(refused && { key: idempotencyKey() }) };
}

/** Sends the first one that waits when none is going; gives back how the one that is going is stopped. */
function useSending({ entries, change, remove, redraw }: ReturnType<typeof useEntries>): () => void {
  const t = useT();
  const { data: kinds } = useQuery(documentKinds());
  const running = useRef<Upload<Document> | undefined>(undefined);

  const fail = ({ id }: Entry, error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') remove(id);
    else change(id, failed(t, error));
  };

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
        redraw();
      });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes, the first one waiting starts when none is going
  useEffect(() => {
    const waiting = entries.find((entry) => entry.state === 'waiting');
    if (waiting && !running.current && kinds) start(waiting);
  }, [entries, kinds]);

  useEffect(() => () => running.current?.cancel(), []);

  return () => running.current?.cancel();
}

/** Files that are brought one after another: a weak network carries one better than five at once. */
export function useUploads() {
  const all = useEntries();
  const { entries, add, change, remove } = all;
  const stop = useSending(all);
  return {
    going: entries as readonly Going[],
    add,
    cancel: (id: number) => {
      const entry = entries.find((other) => other.id === id);
      if (entry?.state === 'going') stop();
      else remove(id);
    },
    retry: (id: number) => change(id, { state: 'waiting', share: 0, why: undefined }),
    busy: entries.some((entry) => entry.state === 'going' || entry.state === 'waiting'),
  };
}
