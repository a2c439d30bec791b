import { describe, expect, it } from 'vitest';
import { currentT, loadTexts } from '../i18n';
import { faultText } from './moveWords';

const fault = { kind: 'changed', what: '', line: null, from: null, to: null } as const;

describe('what is wrong with an export', () => {
  it('is said with its place in plain words', async () => {
    await loadTexts('moves');
    const t = currentT();
    const row = { ...fault, file: 'tables/records/members/000001.ndjson', line: 7, from: 1024, to: 1300 };
    expect(faultText(t, row)).toBe('内容被改动：数据表 records.members，第 7 行，第 1024 到 1300 字节');
    expect(faultText(t, { ...fault, file: 'documents/content/a' })).toBe('内容被改动：文件 content/a');
    expect(faultText(t, { ...fault, kind: 'signature', file: 'manifest.json' })).toBe('签名与目录页不符：目录页');
    expect(faultText(t, { ...fault, kind: 'form', file: 'manifest.json' })).not.toContain('：');
  });
});
