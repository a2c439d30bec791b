import type { Finding } from '../../api/transfers';
import { Notice } from '../../kit/Notice';
import { RuleBasis } from '../../kit/RuleBasis';

/** What is to be seen to before it goes on, each with the rule it rests on. */
export function Findings({ all }: { all: readonly Finding[] }) {
  return all.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: findings have a fixed order
    <Notice key={at} tone={one.weight === 'block' ? 'bad' : 'warn'} title={one.detail}>
      {one.basis && <RuleBasis {...one.basis} />}
    </Notice>
  ));
}
