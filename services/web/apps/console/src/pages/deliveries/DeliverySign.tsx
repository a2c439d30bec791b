import type { Delivery, DeliveryState } from '../../api/notifications';
import { useT, word } from '../../i18n';
import { Sign, type Tone } from '../../kit/Sign';

const TONES: Record<DeliveryState, Tone> = { queued: 'wait', sending: 'wait', sent: 'good', failed: 'bad' };

export function DeliverySign({ delivery }: { delivery: Delivery }) {
  const t = useT();
  return (
    <Sign
      tone={TONES[delivery.state as DeliveryState] ?? 'plain'}
      {...(delivery.last_error && { title: delivery.last_error })}
    >
      {word(t, 'delivery', delivery.state)}
    </Sign>
  );
}
