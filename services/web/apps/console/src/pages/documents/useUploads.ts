import { useQuery } from '@tanstack/react-query';
import { idempotencyKey, isProblem } from '@zhibu/api';
import { useEffect, useRef, useState } from 'react';
import { type Direct, direct, orElse } from '../../api/direct';
import { bring, D, type Document, documentKinds, fitsService, goesDirect, type Target } from '../../api/documents';
import type { Upload } from '../../api/files';
import { CutOff, type Stall } from '../../api/parts';
import { problemText } from '../../api/problems';
import { forget } from '../../forms/useAction';
import { type T, useI18n, useT } from '../../i18n';
import { tooLargeText } from './accepts';

/** A file on its way, and how it went. */
export interface Going {
  id: number;
  name: string;
  share: number;
  /** What was cut off can be gone on with; what failed begins anew. */
  state: 'waiting' | 'going' | 'done' | 'cutOff' | 'failed';
  why?: string | undefined;
  /** What would be refused again is not tried again. */
  final?: boolean;
  stall?: Stall | undefined;
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
    add: (files: readonly File[], target: Target, before: (file: File) => Change | undefined) => {
      const added = files.map(
        (file): Entry => ({
          id: next.current++,
          name: file.name,
          share: 0,
          state: 'waiting',
          file,
          target,
          key: idempotencyKey(),
          ...before(file),
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

/** Uploads that go past the service: what is there of one that was cut off is kept until it is given up. */
function useDirects() {
  const all = useRef(new Map<number, Direct>());
  useEffect(
    () => () => {
      for (const one of all.current.values()) one.giveUp();
    },
    [],
  );
  return {
    of: ({ id, target, file }: Entry, otherWay: boolean): Direct => {
      const there = all.current.get(id) ?? direct(target, file, otherWay);
      all.current.set(id, there);
      return there;
    },
    over: (id: number) => all.current.delete(id),
    giveUp: (id: number) => {
      all.current.get(id)?.giveUp();
      all.current.delete(id);
    },
  };
}

/** What came to harm on the way, and not what the file is. */
const HARMED = ['upload_parts_differ', 'upload_size_differs', 'upload_sum_differs'];

/** Whether the file itself was refused, which stays as it is. */
const isFinal = (error: unknown): boolean =>
  isProblem(error) && (error.status === 413 || error.status === 422) && !HARMED.includes(error.code);

/** What becomes of a file that was not taken. */
function failed(t: T, error: unknown): Change {
  if (error instanceof CutOff) return { state: 'cutOff', stall: undefined, why: problemText(t, error.why) };
  // what the server has refused is another request when it is tried again
  const refused = isProblem(error) && error.status > 0 && error.status < 500;
  const key = refused && { key: idempotencyKey() };
  return { state: 'failed', stall: undefined, why: problemText(t, error), final: isFinal(error), ...key };
}

/** Sends the first one that waits when none is going; gives back how the one that is going is stopped, and how one goes. */
function useSending({ entries, change, remove, redraw }: ReturnType<typeof useEntries>) {
  const t = useT();
  const { data: kinds } = useQuery(documentKinds());
  const running = useRef<Upload<Document> | undefined>(undefined);
  const directs = useDirects();

  const fail = ({ id }: Entry, error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') {
      directs.giveUp(id);
      remove(id);
    } else change(id, failed(t, error));
  };

  const start = (entry: Entry) => {
    if (!kinds) return;
    const { file, target, key } = entry;
    change(entry.id, { state: 'going', why: undefined });
    const onProgress = (share: number, stall?: Stall) => change(entry.id, { share, stall });
    const through = () => bring({ file, target, key, onProgress });
    running.current = goesDirect(target, kinds, file)
      ? orElse(directs.of(entry, fitsService(kinds, file)).go(onProgress), through)
      : through();
    running.current.done
      .then(() => {
        directs.over(entry.id);
        change(entry.id, { state: 'done', share: 1, stall: undefined });
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

  return {
    stop: () => running.current?.cancel(),
    remove: (id: number) => {
      directs.giveUp(id);
      remove(id);
    },
  };
}

/** Files that are brought one after another: a weak network carries one better than five at once. */
export function useUploads() {
  const { t, locale } = useI18n();
  const { data: kinds } = useQuery(documentKinds());
  const all = useEntries();
  const { entries, change } = all;
  const { stop, remove } = useSending(all);
  return {
    going: entries as readonly Going[],
    /** What is too large is not sent: it would take its time, and be refused. */
    add: (files: readonly File[], target: Target) =>
      all.add(files, target, (file) => {
        const why = kinds && tooLargeText(t, locale, target, kinds, file);
        return why ? { state: 'failed', why, final: true } : undefined;
      }),
    cancel: (id: number) => {
      const entry = entries.find((other) => other.id === id);
      if (entry?.state === 'going') stop();
      else remove(id);
    },
    retry: (id: number) => {
      const before = entries.find((other) => other.id === id);
      const share = before?.state === 'cutOff' ? before.share : 0;
      change(id, { state: 'waiting', why: undefined, share });
    },
    // what was cut off goes when the page does
    busy: entries.some(({ state }) => state === 'going' || state === 'waiting' || state === 'cutOff'),
  };
}
