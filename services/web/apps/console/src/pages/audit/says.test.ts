import { expect, it } from 'vitest';
import { currentT, loadTexts } from '../../i18n';
import { asked, changed, deed } from './says';

await loadTexts('audit', 'auditFields', 'auditWords', 'privacy');
const t = currentT();

it('having read the privacy notice is no purpose agreed to', () => {
  const given = (purpose: string) => deed(t, { action: 'consent.given', new: { purpose } });
  expect(given('notice')).toBe('已阅读隐私告知');
  expect(given('photo_use')).toBe(deed(t, { action: 'consent.given', new: null }));
  expect(given('photo_use')).not.toBe(given('notice'));
});

it('of what an operator read its address is told', () => {
  const entry = { action: 'operator.read', new: { method: 'GET', path: '/api/records/units' } };
  expect(asked(entry)).toBe('GET /api/records/units');
  expect(asked({ ...entry, new: null })).toBeUndefined();
  expect(asked({ ...entry, action: 'update' })).toBeUndefined();
});

it('of everything else the fields', () => {
  expect(changed(t, { subject: 'unit', old: { kind: 'a' }, new: { kind: 'b' } })).toBe('组织类别');
});
