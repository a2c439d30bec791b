import { Problem } from '@zhibu/api';
import { describe, expect, it } from 'vitest';
import { currentT } from '../i18n';
import { formProblem, isStale, isUnderway, problemText } from './problems';

const t = currentT();
const refused = (...fields: [pointer: string, detail: string][]) =>
  new Problem(
    422,
    'validation',
    '填写有误',
    fields.map(([pointer, detail]) => ({ pointer, code: 'x', detail })),
  );

describe('a refused form', () => {
  it('shows each finding at its field', () => {
    const problem = refused(['/password/min_length', '至少 8 位'], ['/name', '必填']);
    expect(formProblem(t, problem, [['password', 'min_length'], ['name']])).toEqual({
      fields: [
        { name: ['password', 'min_length'], errors: ['至少 8 位'] },
        { name: ['name'], errors: ['必填'] },
      ],
      rest: undefined,
    });
  });

  it('does not lose a finding about something the form does not show', () => {
    expect(formProblem(t, refused(['/unit_id', '组织已撤销']), [['name']])).toEqual({ fields: [], rest: '组织已撤销' });
  });

  it('shows the sentence of a problem without fields', () => {
    expect(formProblem(t, new Problem(409, 'unit_cycle', '不能移到自己的下级'), [['name']]).rest).toBe(
      '不能移到自己的下级',
    );
  });
});

describe('a failed call in words', () => {
  it('says that the network is away', () => {
    expect(problemText(t, new Problem(0, 'network', ''))).toBe('网络连接不上，请检查网络后重试。');
  });

  it('says how long to wait', () => {
    expect(problemText(t, new Problem(429, 'too_many', '', [], undefined, 30))).toContain('30');
  });

  it('never shows the text of a programming error', () => {
    expect(problemText(t, new TypeError('x is undefined'))).toBe('出了点问题，请稍后重试。');
  });

  it('knows a lost race', () => {
    expect(isStale(new Problem(412, 'precondition_failed', ''))).toBe(true);
    expect(isStale(new Problem(409, 'conflict', ''))).toBe(false);
  });

  it('knows that what was sent is still being done', () => {
    expect(isUnderway(new Problem(409, 'idempotency_in_progress', ''))).toBe(true);
    expect(isUnderway(new Problem(422, 'idempotency_mismatch', ''))).toBe(false);
  });
});
