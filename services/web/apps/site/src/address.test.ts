import { expect, it } from 'vitest';
import { faultOf, labelOf } from './address';

it('finds the name in whatever was typed or pasted', () => {
  for (const typed of [
    'lugang',
    ' LuGang ',
    'ｌｕｇａｎｇ',
    'https://lugang.zhibu.example/login/',
    'lugang.localhost:8080',
  ])
    expect(labelOf(typed), typed).toBe('lugang');
  expect(labelOf('')).toBe('');
});

it('finds nothing where no organisation can be', () => {
  for (const fine of ['lugang', 'a-1', '123', 'a'.repeat(40)]) expect(faultOf(fine), fine).toBeUndefined();
  for (const other of ['临江', 'lin_jiang', 'lin江']) expect(faultOf(other), other).toBe('slug_characters');
  for (const other of ['ab', '', 'a'.repeat(41)]) expect(faultOf(other), other).toBe('slug_length');
  for (const other of ['-ab', 'ab-', 'xn--ab']) expect(faultOf(other), other).toBe('slug_hyphens');
});
