import type { Principal } from '@zhibu/api';
import type { Unit } from '../../api/records';
import { isWithin } from '../../units/tree';

/** Roles that open transfers where they are held; `shared/access/policies` is the judge. */
const OPENERS: readonly string[] = ['tenant_admin', 'org_committee', 'secretary', 'commissioner'];

/** Kinds that approve members and so exchange letters: `development.approval` of the rule pack. */
const COMMITTEES: readonly Unit['kind'][] = ['party_committee', 'work_committee'];

type Place = Pick<Unit, 'id' | 'parent_id' | 'path' | 'kind'>;
type Roles = readonly Pick<Principal['roles'][number], 'role' | 'unit_id'>[];

/**
 * Whether somebody records letters from elsewhere: who answers for a committee does, and where nothing above a branch
 * is one, the top of the organisation takes its place (`services/records/src/transfers/place.rs`).
 */
export function recordsLetters(units: readonly Place[], roles: Roles): boolean {
  const held = roles.filter((one) => OPENERS.includes(one.role));
  if (held.some((one) => one.unit_id === null)) return true;
  const tops = units.filter((unit) => held.some((one) => one.unit_id === unit.id));
  return tops.some(
    (top) => top.parent_id === null || units.some((unit) => COMMITTEES.includes(unit.kind) && isWithin(unit, top)),
  );
}
