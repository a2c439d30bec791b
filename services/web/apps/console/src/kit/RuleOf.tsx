import { useQuery } from '@tanstack/react-query';
import { rulesInForce } from '../api/onboarding';
import { RuleBasis } from './RuleBasis';

/** The rule of today by its id, beside a fact whose answer does not carry it; the rules in force are known anyway. */
export function RuleOf({ rule }: { rule: string }) {
  const { data } = useQuery(rulesInForce());
  const found = data?.rules.find((one) => one.id === rule);
  if (!found) return null;
  return <RuleBasis rule={rule} source={found.source} since={found.effective_from} own={found.own} />;
}
