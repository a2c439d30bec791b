import { useQuery } from '@tanstack/react-query';
import { payments } from '../api/dues';
import { useMay } from './Action';

/**
 * The month a payment of a member is for, under which the board shows it: seldom the one it was made in, as whoever is
 * behind pays later and whoever pays for a year pays before. Nothing while it is not known.
 */
export function usePaidFor(member: string | null | undefined): (payment: string) => string | undefined {
  const { allowed } = useMay('dues.view');
  const { data = [] } = useQuery({ ...payments(member ?? ''), enabled: allowed && Boolean(member) });
  return (payment) => data.find(({ id }) => id === payment)?.first_month;
}
