import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../api/audit';
import { account } from '../../api/identity';
import { useT, word } from '../../i18n';
import { useMay } from '../../kit/Action';

/**
 * A person by name; the system and the operators of the platform by what they are. Names are known where accounts are
 * kept, so for entries of other services they are asked for there.
 */
export function ActorName({ of }: { of: AuditEntry['actor'] }) {
  const t = useT();
  const { allowed } = useMay('accounts.view');
  const ask = allowed && of.kind === 'account' && of.id !== null && !of.name;
  const { data } = useQuery({ ...account(of.id ?? ''), enabled: ask, retry: false });
  return <>{of.name ?? data?.display_name ?? word(t, 'auditActor', of.kind)}</>;
}
