import { DisconnectOutlined } from '@ant-design/icons';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useT } from '../i18n';

const online = () => onlineManager.isOnline();

/** Says that nothing can be saved now, for as long as it is so. */
export function OfflineBanner() {
  const t = useT();
  const connected = useSyncExternalStore((changed) => onlineManager.subscribe(changed), online);
  return (
    <div role="status" aria-live="polite">
      {!connected && (
        <p className="offline">
          <DisconnectOutlined aria-hidden /> {t('state.offlineBanner')}
        </p>
      )}
    </div>
  );
}
