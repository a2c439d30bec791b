import { QRCode } from 'antd';
import { useT } from '../../i18n';

/** Black on white whatever the theme: cameras read nothing else for certain. */
export function PresenceQr({ address }: { address: string }) {
  const t = useT();
  return (
    <QRCode
      type="svg"
      value={address}
      size={240}
      color="black"
      bgColor="white"
      marginSize={4}
      aria-label={t('meeting.codeAlt')}
    />
  );
}
