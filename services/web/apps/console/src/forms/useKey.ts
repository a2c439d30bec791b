import { idempotencyKey } from '@zhibu/api';
import { useMemo } from 'react';

/** A key for what a form sends: the same for every try, a new one each time the form opens. */
export function useKey(opened: unknown): string {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key each time it opens
  return useMemo(() => idempotencyKey(), [opened]);
}

/** The same as the header of a request. */
export function useKeyHeader(opened: unknown): { headers: { 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': useKey(opened) } };
}
