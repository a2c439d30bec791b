import { expect, it } from 'vitest';
import type { Unit } from '../../api/records';
import { recordsLetters } from './letters';

const unit = (id: string, parent_id: string | null, path: string, kind: Unit['kind']) => ({
  id,
  parent_id,
  path,
  kind,
});

const units = [
  unit('top', null, '/top/', 'party_committee'),
  unit('works', 'top', '/top/works/', 'work_committee'),
  unit('general', 'top', '/top/general/', 'general_branch'),
  unit('east', 'general', '/top/general/east/', 'branch'),
];

const may = (role: string, unit_id: string | null) => recordsLetters(units, [{ role, unit_id }]);

it('letters from elsewhere are recorded by who answers for a committee', () => {
  expect(may('secretary', 'works')).toBe(true);
  expect(may('commissioner', 'top')).toBe(true);
  expect(may('tenant_admin', null)).toBe(true);
  expect(may('secretary', 'east')).toBe(false);
  expect(may('org_committee', 'general')).toBe(false);
});

it('only where the role opens transfers', () => {
  expect(may('auditor', null)).toBe(false);
  expect(may('finance', 'top')).toBe(false);
  expect(
    recordsLetters(units, [
      { role: 'auditor', unit_id: null },
      { role: 'secretary', unit_id: 'east' },
    ]),
  ).toBe(false);
});

it('the top of an organisation takes the place of a committee', () => {
  const small = [unit('top', null, '/top/', 'general_branch'), unit('east', 'top', '/top/east/', 'branch')];
  expect(recordsLetters(small, [{ role: 'secretary', unit_id: 'top' }])).toBe(true);
  expect(recordsLetters(small, [{ role: 'secretary', unit_id: 'east' }])).toBe(false);
  // whoever sees the own branch alone does not see a committee above it
  expect(recordsLetters(units.slice(3), [{ role: 'secretary', unit_id: 'east' }])).toBe(false);
});
