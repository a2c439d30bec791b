import { expect, it } from 'vitest';
import { currentT } from '../i18n';
import { codeLabel, factText } from './facts';

const t = currentT();
const tables = { ethnic: { standard: 'GB/T 3304', codes: [{ code: '01', label: '汉族' }] } };

it('shows codes and words by their labels', () => {
  expect(factText(t, tables, 'ethnic', '01')).toBe('汉族');
  expect(factText(t, tables, 'gender', 'female')).toBe('女');
  expect(factText(t, tables, 'native_place', '河北沧州')).toBe('河北沧州');
  expect(factText(t, tables, 'degree', null)).toBe('');
});

it('shows a code it does not know as it is', () => {
  expect(codeLabel(tables, 'ethnic', '99')).toBe('99');
  expect(codeLabel(undefined, 'ethnic', '01')).toBe('01');
});
