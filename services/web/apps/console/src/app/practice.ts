import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../api/client';
import { rulesInForce } from '../api/onboarding';

/** Areas of work that some kinds of organisation leave out; the texts of their pages bear the same names. */
export const LEAVABLE = ['cadres', 'development', 'dues', 'transfers'] as const;
export type LeavableArea = (typeof LEAVABLE)[number];

export const isLeavable = (area: string): area is LeavableArea => (LEAVABLE as readonly string[]).includes(area);

/** While it is not known what is left out, everything is there: the server refuses by itself. */
const within = (practises: readonly string[] | undefined, area: LeavableArea | undefined): boolean =>
  area === undefined || practises === undefined || practises.includes(area);

/** Whether the organisation does this. */
export function usePractises(): (area: LeavableArea | undefined) => boolean {
  const { data } = useQuery(rulesInForce());
  return (area) => within(data?.practises, area);
}

/** The same before a page is shown. */
export async function practises(area: LeavableArea): Promise<boolean> {
  const rules = await queryClient.ensureQueryData(rulesInForce()).catch(() => undefined);
  return within(rules?.practises, area);
}
