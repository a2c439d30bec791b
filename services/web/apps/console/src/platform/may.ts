import { useQuery } from '@tanstack/react-query';
import { operator } from '../api/operator';
import { useT } from '../i18n';

export type Act = 'suspend' | 'govern';

/** What the operator's role permits; the server judges every request by itself. */
export function useOperatorMay(act: Act): { allowed: boolean; why: string | undefined } {
  const t = useT();
  const { data } = useQuery(operator());
  const allowed = data?.role === 'admin' || (act === 'suspend' && data?.role === 'support');
  return { allowed, why: allowed || !data ? undefined : t('operators.roleForbids') };
}
