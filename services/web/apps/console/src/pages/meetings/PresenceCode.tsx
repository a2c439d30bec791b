import { QRCode } from 'antd';
import { useT } from '../../i18n';

/** The own list of meetings in the members' app, with this one first. */
const addressOf = (meeting: string): string =>
  new URL(`/meetings?here=${encodeURIComponent(meeting)}`, location.origin).href;

/** For the wall: whoever scans it says in the members' app that one is there. The list has the last word; nobody has to. */
export function PresenceCode({ meeting }: { meeting: string }) {
  const t = useT();
  const address = addressOf(meeting);
  return (
    <details className="presence-code">
      <summary>{t('meeting.code')}</summary>
      <p className="quiet">{t('meeting.codeHelp')}</p>
      {/* black on white whatever the theme: cameras read nothing else for certain */}
      <QRCode
        type="svg"
        value={address}
        size={240}
        color="black"
        bgColor="white"
        marginSize={4}
        aria-label={t('meeting.codeAlt')}
      />
      <p className="code">{address}</p>
    </details>
  );
}
