import type { Invitation } from '../../api/identity';
import type { Delivery } from '../../api/notifications';

/**
 * The letter that belongs to an invitation. A delivery keeps only a masked address, so two people can look alike; then
 * nothing is claimed.
 */
export function letterOf(
  invitation: Invitation,
  invitations: readonly Invitation[],
  deliveries: readonly Delivery[],
): Delivery | undefined {
  const twins = invitations.filter((other) => other.email_masked === invitation.email_masked);
  if (twins.length !== 1) return undefined;
  const letters = deliveries.filter(
    (d) => d.to_masked === invitation.email_masked && d.template.startsWith('invitation'),
  );
  return letters.reduce<Delivery | undefined>(
    (newest, letter) => (newest && newest.created_at >= letter.created_at ? newest : letter),
    undefined,
  );
}
