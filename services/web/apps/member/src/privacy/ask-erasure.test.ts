import { seed } from '@zhibu/mock';
import { expect, it } from 'vitest';
import { offers } from './ask-erasure';

it('offers to erase what there is', () => {
  const { principal } = seed();
  expect(offers(principal)).toEqual(expect.arrayContaining(['member_contact', 'email', 'phone', 'account']));
  Object.assign(principal.account, { phone_masked: null });
  expect(offers(principal)).not.toContain('phone');
  expect(offers({ ...principal, member_id: null })).toEqual(['email', 'account']);
});
