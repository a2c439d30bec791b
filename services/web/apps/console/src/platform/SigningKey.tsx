import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { signingKey } from '../api/portability';
import { useT } from '../i18n';
import { Failed, Loading } from '../layouts/states';

/** The public key of this platform, for whoever has to know its exports and certificates. */
export function SigningKey() {
  const t = useT();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery(signingKey());
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(data.public_key);
      void message.success(t('signingKey.copied'));
    } catch {
      void message.error(t('signingKey.copyFailed'));
    }
  };
  return (
    <div className="signing-key">
      <code className="code">{data.public_key}</code>
      <Button size="small" onClick={copy} aria-label={t('signingKey.copyIt')}>
        {t('signingKey.copy')}
      </Button>
    </div>
  );
}
