import { useQuery } from '@tanstack/react-query';
import { queries } from './api';

/** Areas of work that some kinds of organisation leave out. */
export type LeavableArea = 'cadres' | 'development' | 'dues' | 'transfers';

/** Whether the organisation does this. While that is not known, everything is there. */
export function usePractises(): (area: LeavableArea) => boolean {
  const { data } = useQuery(queries.rules);
  return (area) => data === undefined || (data.practises as string[]).includes(area);
}
