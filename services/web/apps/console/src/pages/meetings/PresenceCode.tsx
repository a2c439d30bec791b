import { lazy, useState } from 'react';
import { useT } from '../../i18n';
import { WhenOpened } from '../../kit/WhenOpened';

const PresenceQr = lazy(async () => ({ default: (await import('./PresenceQr')).PresenceQr }));

/** The own list of meetings in the members' app, with this one first. */
const addressOf = (meeting: string): string =>
  new URL(`/meetings?here=${encodeURIComponent(meeting)}`, location.origin).href;

/** For the wall: whoever scans it says in the members' app that one is there. The list has the last word; nobody has to. */
export function PresenceCode({ meeting }: { meeting: string }) {
  const t = useT();
  const [open, show] = useState(false);
  const address = addressOf(meeting);
  return (
    <details className="presence-code" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t('meeting.code')}</summary>
      <p className="quiet">{t('meeting.codeHelp')}</p>
      <WhenOpened open={open}>
        <PresenceQr address={address} />
      </WhenOpened>
      <p className="code">{address}</p>
    </details>
  );
}
