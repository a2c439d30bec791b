import { asProblem, call, type Input, type Item, isProblem } from '@zhibu/api';
import { send } from '@zhibu/api/http';
import { api } from './client';
import type { Upload } from './files';
import { paged } from './paging';
import { pause } from './waiting';

export const M = { moves: '/identity/operator/moves' } as const;

/** An organisation on its way in. */
export type Move = Item<'/api/identity/operator/moves'>;
export type MoveFault = NonNullable<Move['fault']>;
export type MoveOrder = Input<'/api/identity/operator/moves/{id}/import', 'post'>;

const at = (id: string) => ({ params: { path: { id } } });

export const moves = () =>
  paged<Move>([M.moves], (query, signal) =>
    call(api.GET('/api/identity/operator/moves', { params: { query }, signal })),
  );

export const importMove = (id: string, body: MoveOrder) =>
  call(api.POST('/api/identity/operator/moves/{id}/import', { ...at(id), body }));

export const forgetMove = (id: string) => call(api.DELETE('/api/identity/operator/moves/{id}', at(id)));

/** Whether something is being done with it that will end by itself. */
export const isBusy = (move: Move): boolean => move.state === 'verifying' || move.state === 'importing';

export const partsOf = (move: Pick<Move, 'bytes' | 'part_bytes'>): number => Math.ceil(move.bytes / move.part_bytes);

/** Brings an export part by part and has it verified. What is there already does not come again. */
export function bringExport(file: File, onProgress: (share: number) => void): Upload<Move> {
  const going = new AbortController();
  const { signal } = going;
  const run = async (): Promise<Move> => {
    const body = {
      file_name: file.name,
      bytes: file.size,
      modified_at: new Date(file.lastModified).toISOString(),
    };
    let move: Move = await call(api.POST('/api/identity/operator/moves', { body, signal }));
    for (let number = move.parts_here + 1; number <= partsOf(move); number += 1) {
      onProgress(((number - 1) * move.part_bytes) / file.size);
      const from = (number - 1) * move.part_bytes;
      const part = file.slice(from, from + move.part_bytes);
      const { id } = move;
      move = await patiently(() => putPart(id, number, part, signal), signal);
    }
    onProgress(1);
    return call(api.POST('/api/identity/operator/moves/{id}/verify', { ...at(move.id), signal }));
  };
  return { done: run(), cancel: () => going.abort(new DOMException('cancelled', 'AbortError')) };
}

/** What passes by itself: no line, too many requests in a minute, a server that is away for a moment. */
const PASSING: readonly number[] = [0, 429, 503];
const TRIES = 6;

async function patiently<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isProblem(error) || !PASSING.includes(error.status) || tried === TRIES) throw error;
      await pause((error.retryAfter ?? tried) * 1000, signal);
    }
  }
}

async function putPart(id: string, number: number, part: Blob, signal: AbortSignal): Promise<Move> {
  const path = `/api/identity/operator/moves/${encodeURIComponent(id)}/parts/${number}`;
  const init = {
    method: 'PUT',
    credentials: 'same-origin' as const,
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: part,
    signal,
  };
  const response = await send(new Request(new URL(path, location.origin), init));
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw asProblem(response, answer);
  return answer as Move;
}
