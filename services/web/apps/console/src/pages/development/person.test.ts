import { expect, it } from 'vitest';
import type { DevelopmentFile } from '../../api/development';
import { toPatch, toValues } from './person';

const file = { education: '20', work_post: 'worker', job_title: '炼钢工', leaves_on: '2027-06-30' } as DevelopmentFile;
const before = toValues(file);

it('of the person of a file only what was changed is sent', () => {
  expect(toPatch(before, { ...before })).toEqual({});
  expect(toPatch(before, { ...before, job_title: ' 班长 ', leaves_on: null })).toEqual({
    job_title: '班长',
    leaves_on: null,
  });
});

it('a number that was never shown stays, is replaced or emptied', () => {
  expect(toPatch(before, { ...before, mobile: { act: 'set', value: ' 16020110411 ' } })).toEqual({
    mobile: '16020110411',
  });
  expect(toPatch(before, { ...before, mobile: { act: 'clear' } })).toEqual({ mobile: null });
});
