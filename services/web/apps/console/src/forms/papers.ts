import { call, idempotencyKey } from '@zhibu/api';
import { useState } from 'react';
import { api } from '../api/client';
import { bring, D, type DocumentKind } from '../api/documents';
import { forget } from './useAction';

/** The latest papers of a unit, to choose from. */
export const papersOf = (unit: string) => ({
  queryKey: [D.documents, 'papers', unit],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const query = { unit_id: unit, limit: 100 };
    const { items } = await call(api.GET('/api/records/documents', { params: { query }, signal }));
    return items.filter((one) => !one.member_id);
  },
});

/** What is kept of a member, to choose from. */
export const filesOf = (member: string) => ({
  queryKey: [D.documents, 'files', member],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const query = { member_id: member, limit: 100 };
    return (await call(api.GET('/api/records/documents', { params: { query }, signal }))).items;
  },
});

/** Brings a file to a unit, as a paper of this kind. */
export function useBring(unit: string, kind: DocumentKind, onThere: (id: string) => void) {
  const [going, setGoing] = useState<string>();
  const [error, setError] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setGoing(file.name);
    setError(undefined);
    const sent = bring({ target: { to: { unit }, kind }, file, key: idempotencyKey(), onProgress: () => undefined });
    try {
      const document = await sent.done;
      await forget([D.documents]);
      onThere(document.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setGoing(undefined);
    }
  };
  return { take, going, error };
}
