import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { zh } from '../../i18n/zh-CN';
import { FORMS } from './groups';
import { enumWords, ROOT, structFields, writtenKeys } from './written';

/** What is written as a whole. Keys of json! are found by themselves. */
const WHOLE: [path: string, structs: string[]][] = [
  ['services/identity/src/tenant_settings/shape.rs', ['SettingsOut']],
  ['services/identity/src/vocabulary/get.rs', ['OwnWord', 'Vocabulary']],
  [
    'services/identity/src/tenant_settings/rules.rs',
    ['PasswordPolicy', 'SessionPolicy', 'LockoutPolicy', 'TotpPolicy'],
  ],
  ['shared/tenancy/src/quota/bounds.rs', ['Bound']],
  ['services/records/src/members/draft.rs', ['NewMember', 'Circumstances']],
  ['services/records/src/unit_requests/store.rs', ['Asked']],
  ['services/records/src/elections/store/parts.rs', ['Plan', 'Allotted', 'Paper', 'Round', 'Count', 'Answers']],
  ['services/records/src/dues/ledger/figures.rs', ['FiguresOut', 'HeldOut']],
  ['services/records/src/dues/publications/view.rs', ['Published']],
  ['services/records/src/development/store/special.rs', ['Approval']],
  ['services/records/src/collections/rules/form.rs', ['Form', 'Field', 'Column']],
  ['services/records/src/collections/template/kept.rs', ['Mapping', 'Column', 'Cell']],
  ['services/records/src/meetings/themed/rule.rs', ['ThemedDayRule']],
  [
    'services/records/src/cadres/details.rs',
    ['CadrePerson', 'Schooling', 'Studies', 'HeldPost', 'ResumeLine', 'YearlyResult', 'Reward', 'PenaltyRecord'],
  ],
];

/** Words that name a field or are a value, and the groups that have them. */
const WORDS: [path: string, name: string, group: string][] = [
  ['shared/rulepack/src/words.rs', 'DataClass', 'dataClass'],
  ['shared/tenancy/src/quota/bounds.rs', 'Quota', 'quotaName'],
  ['shared/rulepack/src/values/elections.rs', 'Confirmation', 'confirmation'],
  ['shared/rulepack/src/values/overview.rs', 'FixedBy', 'auditWord.themed'],
  ['shared/rulepack/src/values/organisational_life/words.rs', 'Gathering', 'auditWord.gathering'],
  ['services/identity/src/onboarding/words.rs', 'Step', 'start'],
  ['services/identity/src/onboarding/words.rs', 'Mark', 'auditWord.mark'],
  ['services/identity/src/sessions/rules.rs', 'NextStep', 'auditWord.next'],
  ['services/records/src/cadres/words.rs', 'CadreSecret', 'auditWord.secret'],
  ['services/records/src/dues/rules/pay.rs', 'PaidTo', 'auditWord.paidTo'],
  ['services/records/src/imports/words.rs', 'ImportKind', 'auditWord.importKind'],
  ['services/records/src/imports/words.rs', 'Mode', 'auditWord.import'],
  ['services/records/src/meetings/words.rs', 'LeaveState', 'auditWord.leave'],
];

const texts: Record<string, string>[] = [zh, en];
const inBoth = (key: string) => texts.every((all) => key in all);
/** A name that holds for every subject, or that of a field in a form. */
const forms = [...new Set(Object.values(FORMS).flat())];
const isNamed = (key: string) =>
  inBoth(`auditField.${key}`) ||
  forms.some((form) => inBoth(`${form}.${key}`)) ||
  Object.keys(zh).some((text) => text.startsWith('settings.') && text.endsWith(`.${key}`) && inBoth(text));

describe('what the services write into their logs', () => {
  it('is found in their code', () => {
    const keys = writtenKeys();
    for (const key of ['purpose', 'text_hash', 'granted', 'host', 'email_changed', 'slug', 'contact_phone', 'sheet'])
      expect([...keys.keys()]).toContain(key);
    for (const [path, structs] of WHOLE)
      for (const name of structs) expect(structFields(path, name), `${path} ${name}`).not.toEqual([]);
    expect(structFields('services/records/src/elections/store/parts.rs', 'Plan')).toEqual([
      'committee',
      'deputies',
      'secretary_by',
      'shift',
    ]);
  });

  it('has a name for every field', () => {
    expect([...writtenKeys()].filter(([key]) => !isNamed(key))).toEqual([]);
    const fields = WHOLE.flatMap(([path, structs]) => structs.flatMap((name) => structFields(path, name)));
    expect(fields.filter((field) => !isNamed(field))).toEqual([]);
  });

  it('has a text for every word', () => {
    for (const [path, name, group] of WORDS) {
      const words = enumWords(path, name);
      expect(words, name).not.toEqual([]);
      expect(words.filter((word) => !inBoth(`${group}.${word}`))).toEqual([]);
    }
  });

  it('has a text for every step, state and paper of development', () => {
    const pack = (name: string) => readFileSync(join(ROOT, `shared/rulepack/packs/common/${name}.toml`), 'utf8');
    const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap((one) => one[1] ?? []);
    const [workflow, file] = [pack('development'), pack('development_file')];
    const steps = found(workflow, /^\[\[rule\.value\.step\]\]\n(?:(?!\[\[).*\n)*?code = "(\w+)"/gm);
    const states = found(workflow, /^ {4}\{ code = "(\w+)", name = /gm);
    const papers = found(file, /^ {4}\{ code = "(\w+)", name = /gm);
    expect([steps.length > 25, states.length > 20, papers.length > 20]).toEqual([true, true, true]);
    const wanted = [
      ...steps.map((step) => `auditWord.step.${step}`),
      ...states.map((state) => `auditWord.state.${state}`),
      ...papers.map((paper) => `auditWord.paper.${paper}`),
    ];
    expect(wanted.filter((key) => !inBoth(key))).toEqual([]);
  });
});
