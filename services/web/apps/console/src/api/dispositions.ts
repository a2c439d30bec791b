import { queryOptions } from '@tanstack/react-query';
import { call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import type { RuleBook } from './rules';

/** What was decided about members, by name. */
export const D = '/records/dispositions';

export type Disposition = Item<'/api/records/dispositions'>;
export type DispositionIn = Input<'/api/records/dispositions', 'post'>;
export type ApprovalIn = Input<'/api/records/dispositions/{id}/approve', 'post'>;
export type LiftIn = Input<'/api/records/dispositions/{id}/lift', 'post'>;

/** How it can end before its time: a time to correct when things are mended, whatever else when it is revoked. */
export const endOf = (of: Disposition | undefined): 'ended' | 'revoked' =>
  of?.open && of.open.kind !== 'correct_in_time' ? 'revoked' : 'ended';

export const dispositions = (memberId: string) =>
  queryOptions({
    queryKey: [D, memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId };
      return (await call(api.GET('/api/records/dispositions', { params: { query }, signal }))).items;
    },
  });

/** A kind that the organisation knows, and what its rule asks for. */
export interface KnownKind {
  kind: DispositionIn['kind'];
  bodies: DispositionIn['decided_by'][];
  term: boolean;
}

/** The rule names every kind with those who may decide it. */
export function knownKinds(book: RuleBook | undefined): KnownKind[] {
  const rule = book?.areas.flatMap((area) => area.rules).find((one) => one.id === 'members.dispositions');
  const names = [...(rule?.figures ?? []), ...(rule?.settings ?? [])].map((one) => one.name);
  return (rule?.figures ?? []).flatMap(({ name, says }) => {
    const kind = name.replace(/\.by$/, '');
    if (kind === name || !Array.isArray(says)) return [];
    const term = names.some((one) => one === `${kind}.term` || one.startsWith(`${kind}.term.`));
    return [{ kind, bodies: says, term } as KnownKind];
  });
}
