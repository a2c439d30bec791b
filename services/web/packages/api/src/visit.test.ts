import { expect, it } from 'vitest';
import { keepVisit, takeVisit } from './visit';

it('tells once where the visit came from, and nothing of somebody who has an account', () => {
  keepVisit('https://zhibu.example');
  expect(takeVisit()).toBe('https://zhibu.example');
  expect(takeVisit()).toBeUndefined();
  keepVisit('https://zhibu.example');
  keepVisit(undefined);
  expect(takeVisit()).toBeUndefined();
});
