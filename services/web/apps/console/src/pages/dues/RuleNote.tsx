import { fen } from '@zhibu/format';
import type { Rule, Rules } from '../../api/dues';
import { type T, useI18n, word } from '../../i18n';
import { RuleBasis } from '../../kit/RuleBasis';

type Payer = Rules['payers'][number];

/** 150 basis points are 1.5%. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

function rates(rules: Rules, payer: Payer, t: T, money: (amount: number) => string): string[] {
  const brackets = (payer.table && rules.rates[payer.table]) || [];
  const lines = brackets.map((bracket) =>
    bracket.up_to === null || bracket.up_to === undefined
      ? t('dues.rateAbove', { rate: percent(bracket.basis_points) })
      : t('dues.rateUpTo', { limit: money(bracket.up_to), rate: percent(bracket.basis_points) }),
  );
  return lines.length > 0 ? [...lines, t('dues.rateWhole')] : [];
}

function says(rules: Rules, payer: Payer, t: T, money: (amount: number) => string): string[] {
  if (payer.least === null || payer.least === undefined) {
    const of = word(t, 'baseOf', payer.base);
    const cap = rules.cap ? [t('dues.cap', { amount: money(rules.cap) })] : [];
    const minus = rules.deducted.map((one) => word(t, 'deduction', one)).join(t('common.listComma'));
    const deducted = payer.base === 'monthly_pay' ? [t('dues.deducted', { items: minus })] : [];
    return [of, ...rates(rules, payer, t, money), ...deducted, ...cap];
  }
  if (payer.least === payer.most) return [t('dues.ruleFixed', { usual: money(payer.least) })];
  return [t('dues.ruleBounds', { least: money(payer.least), most: money(payer.most ?? payer.least) })];
}

/** Where a rule stands, and since when it holds. */
export function Sources({ rules }: { rules: readonly Rule[] }) {
  return (
    <ul className="rule-sources">
      {rules.map((rule) => (
        <li key={rule.rule}>
          <RuleBasis rule={rule.rule} source={rule.source} since={rule.effective_from} own={rule.own} />
        </li>
      ))}
    </ul>
  );
}

const RESTS = ['dues.payers', 'dues.rates', 'dues.base', 'dues.cap'];

/** What the rules of the month say about a kind of payer, with their source. */
export function RuleNote({ rules, payer }: { rules: Rules; payer: string | null | undefined }) {
  const { t, locale } = useI18n();
  const found = rules.payers.find((one) => one.payer === payer);
  if (!found) return null;
  const money = (amount: number) => fen(amount, locale);
  const sources = rules.rests_on.filter(({ rule }) => (found.table ? RESTS.includes(rule) : rule === 'dues.payers'));
  return (
    <section className="rule-note" aria-label={t('dues.rule')}>
      <h2>{t('dues.rule')}</h2>
      <ul>
        {says(rules, found, t, money).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Sources rules={sources} />
    </section>
  );
}
