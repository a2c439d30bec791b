import type { PrivacyNotice } from '@zhibu/api';
import type { Scenario } from '@zhibu/mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, leave, open, page, until } from './testing';

beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => leave());

describe('the versions of the privacy notice', () => {
  const notice = (number: number, text_en: string): PrivacyNotice => ({
    id: `01927000-0000-7000-8000-00000000000${number}`,
    number,
    published: true,
    text_zh: `第 ${number} 版的正文`,
    text_en,
    text_hash: null,
    created_at: `202${number}-03-01T02:00:00Z`,
    published_at: `202${number}-03-02T02:00:00Z`,
    version: 1,
  });
  const prepare: Scenario['prepare'] = (db) => {
    db.notices = [notice(5, 'Text of version 5'), notice(4, '')];
  };

  it('are all there to read, with the days they were in force', async () => {
    open('/account/privacy', { prepare });
    await until(() => page().includes('历次版本'));
    expect(document.querySelector('a[href="/account/privacy/notices"]')).not.toBeNull();
    leave();
    open('/account/privacy/notices', { prepare });
    await until(() => page().includes('第 4 版'));
    expect(page()).toContain('2025年3月2日发布，现行版本');
    expect(page()).toContain('2024年3月2日发布，2025年3月2日起由新版本代替');
  });

  it('are read in the own language first, and in the other where there is one', async () => {
    open(`/account/privacy/notices/${notice(5, '').id}`, { prepare });
    await until(() => page().includes('第 5 版的正文'));
    button('阅读英文').click();
    await until(() => page().includes('Text of version 5') && !page().includes('第 5 版的正文'));
    expect(document.querySelector('.notice-text')?.getAttribute('lang')).toBe('en');
    button('阅读中文').click();
    await until(() => page().includes('第 5 版的正文'));
    leave();
    open(`/account/privacy/notices/${notice(4, '').id}`, { prepare });
    await until(() => page().includes('第 4 版的正文'));
    expect(page()).not.toContain('阅读英文');
  });
});
