import { describe, expect, it } from 'vitest';
import { currentT, loadTexts } from '../../i18n';
import { words as rules } from '../rules/words/zh';
import { partsText, valueText } from './values';

await loadTexts('auditFields', 'auditWords', 'collections', 'dues', 'documents', 'elections', 'meetings', 'privacy');
const t = currentT();
const text = (subject: string, path: string, value: unknown) => valueText({ t, locale: 'zh-CN', subject }, path, value);

describe('a recorded value', () => {
  it('is shown in words', () => {
    expect(text('assignment', 'role', 'secretary')).toBe('书记');
    expect(text('session', 'with', 'code')).toBe('验证码');
    expect(text('document', 'kind', 'thought_report')).toBe('思想汇报');
    expect(text('dues', 'kind', 'formula')).not.toBe('formula');
    expect(text('erasure', 'granted', ['email', 'photo'])).toBe('账号的邮箱、照片');
    expect(text('collection', 'form.fields.kind', 'text')).not.toBe('text');
    expect(text('settings', 'marks.tree', 'skipped')).toBe('已跳过');
    expect(text('account', 'locked', false)).toBe('否');
    expect(text('account', '', 'zh-CN')).toBe('中文');
  });

  it('is a day, a month, a moment in Beijing, or an amount', () => {
    expect(text('post', 'started_on', '2026-06-18')).toBe('2026年6月18日');
    expect(text('dues', 'first_month', '2026-07')).toBe('2026年7月');
    expect(text('meeting', 'planned_start', '2026-06-18T07:00:00Z')).toBe('2026年6月18日 15:00');
    expect(text('tenant', 'taken_at', 1_781_766_000)).toBe('2026年6月18日 15:00');
    expect(text('dues', 'figures.centre.balance', 123_450)).toBe('1,234.50元');
    expect(text('dues', 'basis_points', 6000)).toBe('60%');
    expect(text('import', 'rows', 123_450)).toBe('123450');
  });

  it('is said with the names of its parts', () => {
    const allotted = [
      { unit_id: 'a', delegates: 3 },
      { unit_id: 'b', delegates: 2 },
    ];
    expect(text('election', 'congress.allotted', allotted)).toBe('组织：a；代表名额：3\n组织：b；代表名额：2');
    expect(partsText({ t, locale: 'zh-CN', subject: 'deed' }, { file: 'a.zip', bytes: null })).toBe('文件名：a.zip');
  });

  it('is that of the national standard, or of its rule', () => {
    const codes = { political_status: { codes: [{ code: '02', label: '中共预备党员' }] } } as never;
    const member = { t, locale: 'zh-CN' as const, subject: 'member', codes };
    expect(valueText(member, 'political_status', '02')).toBe('中共预备党员');
    const rule = { t, locale: 'zh-CN' as const, subject: 'rule', rules, rule: 'meetings.themed_day' };
    expect(valueText(rule, 'rule', 'meetings.themed_day')).toBe('主题党日的固定日期');
    expect(valueText(rule, 'setting', 'by')).toBe('怎样固定');
    expect(valueText(rule, 'value', 'day_of_month')).toBe('每月固定一日');
  });

  it('stays as people wrote it', () => {
    expect(text('unit', 'name', null)).toBe('—');
    expect(text('unit', 'roles', [])).toBe('—');
    expect(text('unit', 'name', '李文静')).toBe('李文静');
  });
});
