import { expect, it } from 'vitest';
import { labelOf } from './address';

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
