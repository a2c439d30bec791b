import type { Finding } from '../../api/transfers';
import { findingText } from '../../kit/finding';
import { Notice } from '../../kit/Notice';
import { RuleBasis } from '../../kit/RuleBasis';

/** What is to be seen to before it goes on, each with the rule it rests on. */
export function Findings({ all }: { all: readonly Finding[] }) {
  return all.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: findings have a fixed order
    <Notice key={at} tone={one.weight === 'block' ? 'bad' : 'warn'} title={findingText(one)}>
      {one.basis && <RuleBasis {...one.basis} />}
    </Notice>
  ));
}
