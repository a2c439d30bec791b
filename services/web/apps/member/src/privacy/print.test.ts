import { beforeEach, describe, expect, it } from 'vitest';
import { use } from '../words';
import { page, type Writing } from './print';
import { loadSay } from './say';
import type { Everything } from './take-away';

const CODES = { ethnic: { codes: [{ code: '01', label: '汉族' }] }, education: { codes: [] } };

const FILE = {
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'certificate',
  title: '学历<证书>',
  file_name: 'a.pdf',
  stored_at: '2026-06-17T16:30:00Z',
  size: 2048,
  sha256: 'ab'.repeat(32),
};

const RECORD = {
  unit_name: '东区党支部',
  record: {
    unit_id: 'u-1',
    name: '李明',
    gender: 'male',
    ethnic: '01',
    education: '99',
    veteran: false,
    joined_on: '2001-07-01',
  },
  corrections: [{ id: 'c-1', version: 3, field: 'ethnic', current: null, proposed: '01', state: 'refused' }],
  meetings: [
    { subject: '二季度党员大会', planned_start: '2026-06-17T16:30:00Z', own: { mark: 'present', may_ask_leave: true } },
  ],
  dues: { assessments: [{ amount: 9546, from_month: '2026-01', doc_no: null, reckoning: { basis_points: 150 } }] },
  documents: [] as unknown[],
};

const everything = (record: unknown) =>
  ({
    made_at: '2026-06-19T08:00:00Z',
    account: {
      account: { id: 'a-1', display_name: '李明', second_factor: false, last_login_at: '2026-06-18T23:05:00Z' },
      roles: [{ role: 'member', unit_name: null }],
      deeds: [{ at: '2026-06-18T23:05:00Z', action: 'session.begun', new: { next: 'done' } }],
    },
    record,
    letters: { letters: [] },
  }) as unknown as Everything;

const row = (label: string, value: string) => `<th scope="row">${label}</th><td>${value}</td>`;

let writing: Writing;
beforeEach(async () => {
  await use('zh-CN');
  writing = { say: await loadSay(), codes: CODES, origin: 'https://a.example' };
});

describe('the page one takes away', () => {
  it('says what is entered as people read it', () => {
    const text = page(everything(RECORD), writing);
    for (const [label, value] of [
      ['性别', '男'],
      ['民族', '汉族'],
      ['学历', '99'],
      ['老党员', '否'],
      ['入党日期', '2001年7月1日'],
      ['已开启两步验证', '否'],
      ['最近登录', '2026年6月19日 07:05'],
      ['操作', '登录'],
      ['更正为', '汉族'],
      ['状态', '未采纳'],
      ['开始时间', '2026年6月18日 00:30'],
      ['到会', '已到会'],
      ['金额', '95.46元'],
      ['起始月份', '2026年1月'],
      ['费率', '1.5%'],
    ] as const)
      expect(text).toContain(row(label, value));
  });

  it('leaves to the data file what only programs need, and what is empty in lists', () => {
    const text = page(everything(RECORD), writing);
    for (const raw of ['u-1', 'a-1', 'c-1', 'version', 'may_', 'session.begun', 'done', '文号'])
      expect(text).not.toContain(raw);
  });

  it('speaks English', async () => {
    await use('en');
    const text = page(everything(RECORD), { ...writing, say: await loadSay() });
    expect(text).toContain(row('Sex', 'Male'));
    expect(text).toContain(row('Two-step verification', 'No'));
    expect(text).toContain('<html lang="en">');
    expect(text.replaceAll(/东区党支部|李明|汉族|二季度党员大会/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('links every file where it lies, with the sum of its content and its day in Beijing', () => {
    const text = page(everything({ ...RECORD, documents: [FILE] }), writing);
    expect(text).toContain(`<a href="https://a.example/api/records/documents/${FILE.id}/content">学历&lt;证书&gt;</a>`);
    expect(text).toContain(FILE.sha256);
    expect(text).toContain('证书、证明 · 2026年6月18日 · 2.0 KB');
  });

  it('says so where there is none, and where there is no record', () => {
    expect(page(everything(RECORD), writing)).toContain('我的材料</h2>—');
    expect(page(everything(null), writing)).not.toContain('我的材料');
  });
});
