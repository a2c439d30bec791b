import { useQuery } from '@tanstack/react-query';
import { today } from '@zhibu/format';
import { rules } from '../../../api/dues';
import { type T, useT, word } from '../../../i18n';

export const MONEY = ['bank', 'cash'] as const;
export const FUNDS = ['ordinary', 'centre', 'special'] as const;
/** The words of a group, for a choice of one. */
export const optionsOf = (t: T, group: string, words: readonly string[]): { value: string; label: string }[] =>
  words.map((value) => ({ value, label: word(t, group, value) }));

/** What dues may be spent on by the rules of the present month. */
export function usePurposes(): { value: string; label: string }[] {
  const t = useT();
  return optionsOf(t, 'purpose', useQuery(rules(today().slice(0, 7))).data?.purposes ?? []);
}
