import { useState } from 'react';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { ChangePassword } from './drawers';

export function Password() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('security.password')}>
      <p className="security-text">{t('security.passwordWhat')}</p>
      <Action onClick={() => setOpen(true)}>{t('security.changePassword')}</Action>
      <ChangePassword open={open} onClose={() => setOpen(false)} />
    </Panel>
  );
}
