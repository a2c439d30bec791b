import { describe, expect, it } from 'vitest';
import { asProblem, fieldErrors, isProblem, Problem, pointerPath } from './problem';

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe('a refused answer', () => {
  it('becomes a problem with its fields', () => {
    const body = {
      code: 'validation',
      detail: '填写有误。',
      fields: [{ pointer: '/session/idle_minutes', code: 'range', detail: '至少 5。' }],
      request_id: 'r-1',
    };
    const problem = asProblem(answer(422), body);
    expect(problem).toMatchObject({ status: 422, code: 'validation', requestId: 'r-1' });
    expect(isProblem(problem, 'validation')).toBe(true);
    expect(isProblem(problem, 'other')).toBe(false);
  });

  it('is one too when a proxy wrote it', () => {
    const problem = asProblem(answer(502, { 'x-request-id': 'r-2' }), '<html>');
    expect(problem).toMatchObject({ code: 'http_502', detail: '', requestId: 'r-2', fields: [] });
  });

  it('says how long to wait', () => {
    expect(asProblem(answer(429, { 'retry-after': '90' }), {}).retryAfter).toBe(90);
    expect(asProblem(answer(429, { 'retry-after': 'soon' }), {}).retryAfter).toBeUndefined();
  });
});

describe('a form', () => {
  const problem = (...pointers: string[]) =>
    new Problem(
      422,
      'validation',
      '有误',
      pointers.map((pointer) => ({ pointer, code: 'x', detail: pointer })),
    );

  it('shows each finding at its field, each once', () => {
    expect(fieldErrors(problem('/name', '/name', '/totp/required_roles/0'), ['name', 'totp.required_roles'])).toEqual({
      fields: { name: '/name', 'totp.required_roles': '/totp/required_roles/0' },
      rest: undefined,
    });
  });

  it('shows all findings of a field, in the language they are in', () => {
    const of = (...details: string[]) =>
      new Problem(
        422,
        'validation',
        '',
        details.map((detail) => ({ pointer: '/proposed', code: 'x', detail })),
      );
    expect(fieldErrors(of('日期不能晚于今天', '入党不早于出生'), ['proposed']).fields).toEqual({
      proposed: '日期不能晚于今天；入党不早于出生',
    });
    expect(fieldErrors(of('Too late', 'Too early'), ['proposed']).fields).toEqual({ proposed: 'Too late; Too early' });
    expect(fieldErrors(of('日期有误', '原因有误'), []).rest).toBe('日期有误；原因有误');
  });

  it('shows above what belongs to no field it has', () => {
    expect(fieldErrors(problem('/kind'), ['name'])).toEqual({ fields: {}, rest: '/kind' });
    expect(fieldErrors(problem(), ['name'])).toEqual({ fields: {}, rest: '有误' });
  });
});

it('reads JSON pointers', () => {
  expect(pointerPath('/a~1b/c~0d/0')).toBe('a/b.c~d.0');
});
