import { describe, expect, it } from 'vitest';
import { page } from './print';
import type { Everything } from './take-away';

const FILE = {
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'certificate',
  title: '学历<证书>',
  file_name: 'a.pdf',
  stored_at: '2026-06-18T08:00:00Z',
  size: 2048,
  sha256: 'ab'.repeat(32),
};

const everything = (documents: unknown[]) =>
  ({
    made_at: '2026-06-19T08:00:00Z',
    account: { account: {}, roles: [] },
    record: { unit_name: '东区党支部', documents },
    letters: { letters: [] },
  }) as unknown as Everything;

describe('the page one takes away', () => {
  it('links every file where it lies, with the sum of its content', () => {
    const text = page(everything([FILE]), 'zh-CN', 'https://a.example');
    expect(text).toContain(`<a href="https://a.example/api/records/documents/${FILE.id}/content">学历&lt;证书&gt;</a>`);
    expect(text).toContain(FILE.sha256);
    expect(text).toContain('2026-06-18 · 2.0 KB');
  });

  it('says so where there is none, and where there is no record', () => {
    expect(page(everything([]), 'zh-CN', 'https://a.example')).toContain('我的材料</h2>—');
    const without = { ...everything([]), record: null };
    expect(page(without, 'zh-CN', 'https://a.example')).not.toContain('我的材料');
  });
});
