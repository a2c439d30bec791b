import { describe, expect, it, vi } from 'vitest';
import { createTranslator } from './translator';

const make = () =>
  createTranslator({ hello: '你好，{name}', rows: '{n} 行', plain: '返回' }, async () => ({
    hello: 'Hello, {name}',
    rows: '{n} {n|row|rows}',
    plain: 'Back',
  }));

describe('the translator', () => {
  it('speaks Chinese first and English once it is loaded', async () => {
    const { t, use, locale } = make();
    expect(t('hello', { name: '李' })).toBe('你好，李');
    await use('en');
    expect(locale()).toBe('en');
    expect(t('hello', { name: 'Li' })).toBe('Hello, Li');
    expect(t('rows', { n: 1 })).toBe('1 row');
    expect(t('rows', { n: 0 })).toBe('0 rows');
    expect(t('rows', { n: '1' })).toBe('1 row');
    expect(t('rows', { n: '1,001' })).toBe('1,001 rows');
    await use('zh-CN');
    expect(t('plain')).toBe('返回');
  });

  it('tells its listeners until they leave', async () => {
    const { use, subscribe } = make();
    const listener = vi.fn();
    const leave = subscribe(listener);
    await use('en');
    leave();
    await use('zh-CN');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('does not compile with an unknown key or a missing parameter', () => {
    const { t } = make();
    // @ts-expect-error a key no catalogue has
    t('nothing');
    // @ts-expect-error the name is missing
    t('hello');
    // @ts-expect-error no such parameter
    t('hello', { nam: '李' });
  });
});
