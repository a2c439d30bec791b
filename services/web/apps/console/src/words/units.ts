import type { UnitDetail, UnitKind } from '../api/records';

/** The kinds of units, from the top of a tree down. */
export const UNIT_KINDS = [
  'party_committee',
  'work_committee',
  'leading_group',
  'general_branch',
  'branch',
  'joint_branch',
  'retired_branch',
  'floating_branch',
  'temporary_branch',
  'functional_branch',
  'group',
] as const satisfies readonly UnitKind[];

export const CAPABILITIES = [
  'holds_members',
  'counts_members',
  'develop_members',
  'collect_dues',
  'hold_elections',
  'discipline',
  'transfers',
] as const satisfies readonly UnitDetail['capabilities'][number][];

export const NATURES = [
  'agency',
  'public_institution',
  'state_enterprise',
  'private_enterprise',
  'social_organisation',
  'village',
  'community',
  'school',
  'other',
] as const satisfies readonly NonNullable<UnitDetail['nature']>[];

export const SITUATIONS = ['same_as_parent', 'legal_unit', 'joint'] as const satisfies readonly NonNullable<
  UnitDetail['situation']
>[];

/** Of how many bodies a joint branch can be. */
export const JOINT_BODIES = { min: 1, max: 500 };
