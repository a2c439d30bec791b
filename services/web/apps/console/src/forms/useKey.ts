import { idempotencyKey } from '@zhibu/api';
import { useMemo } from 'react';

/** A key for what a form sends: the same for every try, a new one each time the form opens. */
export function useKey(opened: unknown): string {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key each time it opens
  return useMemo(() => idempotencyKey(), [opened]);
}

/** As `useKey`, for what may be corrected between two tries: another content gets a key of its own. */
export function useKeyOf(opened: unknown): (sent: unknown) => string {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new keys each time it opens
  return useMemo(keysByContent, [opened]);
}

/** The key of a content, the same however often it is asked for. */
export function keysByContent(): (sent: unknown) => string {
  const keys = new Map<string, string>();
  return (sent) => {
    const content = JSON.stringify(sent);
    const key = keys.get(content) ?? idempotencyKey();
    keys.set(content, key);
    return key;
  };
}

/** `useKey` as the header of a request. */
export function useKeyHeader(opened: unknown): { headers: { 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': useKey(opened) } };
}
