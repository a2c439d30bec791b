import { LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../i18n';

/** The way out in a bar that has no menu of the account. */
export function SignOutButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const t = useT();
  return (
    <Button
      type="text"
      className="bar-tool"
      icon={<LogoutOutlined aria-hidden />}
      loading={busy}
      aria-label={t('nav.signOut')}
      onClick={onClick}
    >
      <span className="wide-only">{t('nav.signOut')}</span>
    </Button>
  );
}
