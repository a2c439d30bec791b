import { App, Button } from 'antd';
import type { Domain } from '../../api/privacy';
import { useT } from '../../i18n';

/** One part of a DNS record, to be entered elsewhere without a slip. */
function RecordPart({ label, text }: { label: string; text: string }) {
  const t = useT();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('domains.copied'));
    } catch {
      void message.error(t('domains.copyFailed'));
    }
  };
  return (
    <p>
      {label} <code className="code">{text}</code>{' '}
      <Button size="small" onClick={copy} aria-label={t('domains.copyOf', { text })}>
        {t('domains.copy')}
      </Button>
    </p>
  );
}

/** What to enter where, so that the host is proven. */
export function Proof({ domain }: { domain: Domain }) {
  const t = useT();
  return (
    <div className="domain-proof">
      <p>{t('domains.proof')}</p>
      <RecordPart label={t('domains.recordName')} text={domain.record_name} />
      <RecordPart label={t('domains.recordText')} text={domain.record_text} />
      <p className="quiet">{t('domains.file', { path: domain.file_path })}</p>
    </div>
  );
}

/** What to enter where, so that the host leads here. It has to stay, so that it is said for a proven host too. */
export function Pointing({ domain }: { domain: Domain }) {
  const t = useT();
  return (
    <div className="domain-proof">
      <p>{t(domain.state === 'pending' ? 'domains.pointNext' : 'domains.point')}</p>
      <RecordPart label={t('domains.recordName')} text={domain.host} />
      <RecordPart label={t('domains.recordTarget')} text={domain.points_to} />
      <p className="quiet">{t('domains.pointHelp')}</p>
    </div>
  );
}
