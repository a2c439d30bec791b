import { DEVELOPMENT_STALE } from '../../api/development';
import { type ReasonDrawerProps, ReasonDrawer as Shell } from '../../forms/ReasonDrawer';
import { useT } from '../../i18n';

interface Props extends Pick<ReasonDrawerProps, 'open' | 'onClose' | 'title' | 'submitLabel' | 'done' | 'run'> {
  help?: string;
}

/** Asks why something is taken back. */
export function ReasonDrawer({ help, ...asked }: Props) {
  const t = useT();
  return (
    <Shell {...asked} label={t('dev.reason')} rows={2} stale={DEVELOPMENT_STALE} danger>
      {help && <p className="quiet">{help}</p>}
    </Shell>
  );
}
