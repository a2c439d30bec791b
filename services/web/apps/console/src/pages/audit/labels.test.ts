import { afterAll, describe, expect, it } from 'vitest';
import { currentT, loadTexts, setOwnWords, switchLocale } from '../../i18n';
import { fieldLabel } from './labels';

await loadTexts('auditFields', 'auditWords', 'books', 'cadres', 'elections', 'privacy', 'settings');
const label = (subject: string, path: string) => fieldLabel(currentT(), subject, path);

afterAll(async () => {
  setOwnWords({});
  await switchLocale('zh-CN');
});

describe('the name of a recorded field', () => {
  it('is that of its form', () => {
    expect(label('member', 'address')).toBe('家庭住址');
    expect(label('import', 'file_name')).toBe('文件名');
    expect(label('settings', 'deliveries')).toBe('邮件发送记录');
  });

  it('is that of its subject, whatever others call a field of that name', () => {
    expect(label('document', 'kind')).toBe('材料类别');
    expect(label('unit', 'kind')).toBe('组织类别');
    expect(label('unit_request', 'kind')).toBe('申请类别');
    expect(label('consent', 'on_behalf')).toBe('代为登记');
    expect(label('collection', 'on_behalf')).toBe('代为填报');
  });

  it('knows an address of the network from one where people live', () => {
    for (const subject of ['session', 'account', 'operator_entry']) expect(label(subject, 'address')).toBe('网络地址');
  });

  it('says what it is a part of', () => {
    expect(label('election', 'plan.committee')).toBe('选举方案 · 委员名额');
    expect(label('election', 'answers.given.filed.doc_no')).toMatch(/^上级答复 · 已答复 · .+ · 文号$/);
    expect(label('settings', 'password.min_length')).toBe('密码规则 · 最少位数');
    expect(label('settings', 'erased.deliveries')).toBe('已清除条数 · 邮件发送记录');
    expect(label('dues', 'figures.used.study_material')).toMatch(/^收支情况 · 支出 · [^\w]+$/);
    expect(label('tenant', 'members.hard')).toBe('党员名额 · 上限');
  });

  it('is the usual word, where an organisation calls it otherwise', async () => {
    setOwnWords({ 'unitKind.party_committee': { zh: '工委', en: null } });
    expect(label('settings', 'words.unitKind.party_committee.zh')).toBe('用语 · 党委 · 中文');
    await switchLocale('en');
    expect(label('settings', 'words.unitKind.party_committee.zh')).toMatch(/^Words · \w.* · Chinese$/);
    await switchLocale('zh-CN');
  });

  it('is said of a value that is no object, and stays where nothing has it', () => {
    expect(label('account', '')).toBe('语言');
    expect(label('unit', 'of_tomorrow')).toBe('of_tomorrow');
  });
});
