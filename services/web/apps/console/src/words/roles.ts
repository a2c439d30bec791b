/** The roles an organisation can grant; `operator` belongs to the platform and `resident` to the public pages. */
export const ROLES = [
  'tenant_admin',
  'org_committee',
  'secretary',
  'commissioner',
  'finance',
  'examiner',
  'auditor',
  'member',
] as const;

/** Where a role can be held; `services/identity/src/assignments/rules.rs` is the judge. */
export type Place = 'whole' | 'unit' | 'any';

const PLACES: Record<(typeof ROLES)[number], Place> = {
  tenant_admin: 'whole',
  org_committee: 'any',
  secretary: 'unit',
  commissioner: 'unit',
  finance: 'unit',
  examiner: 'any',
  auditor: 'any',
  member: 'unit',
};

export const placeOf = (role: string | null | undefined): Place =>
  role && role in PLACES ? PLACES[role as (typeof ROLES)[number]] : 'any';
