import { queryClient } from '../../api/client';
import { session } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { type Unit, unitTree } from '../../api/records';
import { chosenUnit } from './unit';

/** The unit a page is about, for its loader. */
export async function loadUnit(chosen: string | undefined): Promise<Unit | undefined> {
  const [units, principal] = await Promise.all([
    queryClient.ensureQueryData(unitTree()),
    queryClient.ensureQueryData(session()),
  ]);
  return chosenUnit(units, principal.roles, chosen);
}

/** The same for the page, whose loader has waited for it. */
export function useUnit(chosen: string | undefined): Unit | undefined {
  const units = usePrefetched(unitTree());
  const { roles } = usePrefetched(session());
  return chosenUnit(units, roles, chosen);
}
