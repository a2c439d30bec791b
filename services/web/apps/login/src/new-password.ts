import { at } from './dom';
import type { Check } from './form';
import { face } from './tenant';
import { subscribe, t } from './words';

/** How many of capitals, small letters, digits and other signs occur; as the server counts them. */
export function classes(password: string): number {
  const rest = /[^\p{Ll}\p{Lu}\p{N}]/u;
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, rest].filter((kind) => kind.test(password)).length;
}

/** For those who run the platform the rules are fixed. */
const OPERATORS = { min_length: 12, min_classes: 3 };

interface Rule {
  text: () => string;
  met: () => boolean;
}

function paint(list: HTMLElement, rules: Rule[]): void {
  list.replaceChildren(
    ...rules.map(({ text, met }) => {
      const item = document.createElement('li');
      item.className = met() ? 'met' : '';
      const state = Object.assign(document.createElement('span'), { className: 'sr' });
      state.textContent = t(met() ? 'password.met' : 'password.unmet');
      item.append(text(), ' ', state);
      return item;
    }),
  );
}

/** The list of what a password needs, ticked off while it is typed, and the check before it is sent. */
export async function newPassword(): Promise<Check> {
  const [first, again] = [at<HTMLInputElement>('new'), at<HTMLInputElement>('again')];
  const found = await face;
  const policy = found.kind === 'tenant' ? found.tenant.password_policy : OPERATORS;
  const length = policy.min_length;
  const kinds = policy.min_classes;
  const rules: Rule[] = [
    { text: () => t('password.rule_length', { n: length }), met: () => [...first.value].length >= length },
    { text: () => t('password.rule_classes', { n: kinds }), met: () => classes(first.value) >= kinds },
    { text: () => t('password.rule_same'), met: () => first.value !== '' && first.value === again.value },
  ];
  const list = at('rule-list');
  const repaint = () => paint(list, rules);
  for (const input of [first, again]) input.addEventListener('input', repaint);
  subscribe(repaint);
  repaint();
  at('rules').hidden = false;
  return (values) => {
    const unmet = rules.slice(0, 2).find((rule) => !rule.met());
    return {
      ...(unmet && { new: unmet.text() }),
      ...(values.new !== values.again && { again: t('password.differs') }),
    };
  };
}
