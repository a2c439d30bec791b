import type { Principal } from '@zhibu/api';
import type { Unit } from '../../api/records';

type Roles = readonly Pick<Principal['roles'][number], 'unit_id'>[];

/** Units that meet by themselves; those above them have meetings too, but seldom are what somebody came for. */
const BRANCHES = /branch$/;

/** Whose meetings are shown: the unit that was chosen, else where the person has an office, else the first branch. */
export function chosenUnit(units: readonly Unit[], roles: Roles, chosen: string | undefined): Unit | undefined {
  const find = (id: string | null | undefined) => units.find((unit) => unit.id === id);
  const own = roles.map((role) => find(role.unit_id)).find(Boolean);
  const branch = units.find((unit) => BRANCHES.test(unit.kind) && unit.kind !== 'general_branch');
  return find(chosen) ?? own ?? branch ?? units[0];
}
