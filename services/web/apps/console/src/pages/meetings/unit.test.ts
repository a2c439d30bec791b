import { describe, expect, it } from 'vitest';
import type { Unit } from '../../api/records';
import { chosenUnit } from './unit';

const unit = (id: string, kind: Unit['kind']) => ({ id, kind }) as Unit;
const units = [unit('top', 'party_committee'), unit('general', 'general_branch'), unit('east', 'branch')];

describe('whose meetings are shown', () => {
  it('those that were asked for', () => {
    expect(chosenUnit(units, [{ unit_id: 'east' }], 'general')?.id).toBe('general');
  });

  it('else those of the own office', () => {
    expect(chosenUnit(units, [{ unit_id: null }, { unit_id: 'general' }], undefined)?.id).toBe('general');
    expect(chosenUnit(units, [{ unit_id: 'general' }], 'gone')?.id).toBe('general');
  });

  it('else those of the first branch', () => {
    expect(chosenUnit(units, [{ unit_id: null }], undefined)?.id).toBe('east');
    expect(chosenUnit([], [], undefined)).toBeUndefined();
  });
});
