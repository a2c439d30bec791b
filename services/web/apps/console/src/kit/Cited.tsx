import { RuleBasis } from './RuleBasis';

/** A rule as answers of the server cite it. */
export interface CitedRule {
  rule: string;
  source: string;
  effective_from: string;
  own?: boolean | undefined;
}

interface CitedProps {
  /** None where no rule of the field decides. */
  basis?: CitedRule | null | undefined;
  /** Outside the pages, as in a dialog, there is no way to the rule. */
  plain?: boolean;
}

/** The rule a result comes from, where there is one. */
export function Cited({ basis, plain = false }: CitedProps) {
  if (!basis) return null;
  const { rule, source, effective_from, own } = basis;
  return <RuleBasis rule={plain ? undefined : rule} source={source} since={effective_from} own={own} />;
}
