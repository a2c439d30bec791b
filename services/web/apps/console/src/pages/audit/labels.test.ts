import { describe, expect, it } from 'vitest';
import { currentT, loadTexts } from '../../i18n';
import { fieldLabel, valueText } from './labels';

const t = currentT();
await loadTexts('audit', 'settings');

describe('the name of a recorded field', () => {
  it('is that of its form', () => {
    expect(fieldLabel(t, 'member', 'address')).toBe('家庭住址');
    expect(fieldLabel(t, 'import', 'file_name')).toBe('文件名');
  });

  it('knows an address of the network from one where people live', () => {
    expect(fieldLabel(t, 'session', 'address')).toBe('网络地址');
    expect(fieldLabel(t, 'account', 'address')).toBe('网络地址');
  });

  it('stays as it is, where no form has it', () => {
    expect(fieldLabel(t, 'unit', 'of_tomorrow')).toBe('of_tomorrow');
  });
});

describe('a recorded value', () => {
  it('is shown in words and in one line', () => {
    expect(valueText(t, 'role', 'secretary')).toBe('书记');
    expect(valueText(t, 'locked', false)).toBe('否');
    expect(valueText(t, 'name', null)).toBe('—');
    expect(valueText(t, 'roles', ['a', 'b'])).toBe('["a","b"]');
    expect(valueText(t, 'name', '李文静')).toBe('李文静');
  });
});
