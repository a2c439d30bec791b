import type { PaymentsIn } from '../../api/dues';

export const CHANNELS: readonly PaymentsIn['channel'][] = ['cash', 'transfer', 'online'];
export const HANDED_IN = ['member', 'relative', 'other_member'] as const;
