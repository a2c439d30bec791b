import type { RuleChoice, RuleEntry, RuleSetting } from '../../api/rules';
import type { T } from '../../i18n';
import type { words as zh } from './words/zh';

export type RuleWords = Record<keyof typeof zh, string>;

/** What something is called; nothing where this build does not know it yet. */
export const called = (words: RuleWords, group: string, name: string): string | undefined =>
  (words as Record<string, string>)[`${group}.${name}`];

export const nameOf = (words: RuleWords, rule: string, setting: string): string =>
  called(words, 'setting', `${rule}/${setting}`) ?? setting;

type Room = RuleSetting['room'];

/** A value in words, with the unit the rule gives. */
export function valueText(t: T, words: RuleWords, room: Room, value: RuleChoice | null | undefined): string {
  if (value === null || value === undefined) return t('rules.unset');
  if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
  if (typeof value === 'string') return called(words, 'choice', value) ?? value;
  if (typeof value === 'object') {
    if ('off' in value) return t('rules.days', { off: value.off.length, worked: value.worked.length });
    return value.times === 0 ? t('rules.never') : t(`rules.often.${value.per}`, { n: value.times });
  }
  const unit = room.shape === 'number' && room.unit ? (called(words, 'unit', room.unit) ?? '') : '';
  return unit ? `${value} ${unit}` : String(value);
}

export function roomText(t: T, words: RuleWords, room: Room): string {
  if (room.shape === 'switch') return `${t('rules.yes')} / ${t('rules.no')}`;
  if (room.shape === 'days') return t('rules.daysRoom');
  if (room.shape === 'word') return room.allowed.map((one) => called(words, 'choice', one) ?? one).join(' / ');
  const text = (value: RuleChoice) => valueText(t, words, room, value);
  return t('rules.range', { least: text(room.least), most: text(room.most) });
}

/** What a rule says beside what can be decided; what has no name here is for the machine alone. */
export function figureLines(t: T, words: RuleWords, rule: RuleEntry): { name: string; says: string }[] {
  return rule.figures.flatMap(({ name, says }) => {
    const label = called(words, 'figure', name);
    if (!label || (typeof says !== 'number' && typeof says !== 'boolean')) return [];
    return [{ name: label, says: typeof says === 'number' ? String(says) : t(says ? 'rules.yes' : 'rules.no') }];
  });
}
