import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, queries } from '../api';
import { Badge, Button, Card, Loaded, Page } from '../kit';
import { t } from '../words';
import { PasswordForm } from './password-form';
import { DisableTotp, EnrolTotp, NewCodes } from './totp-dialogs';

function Totp({ enabled }: { enabled: boolean }) {
  const [dialog, open] = useState<'enrol' | 'disable' | 'codes'>();
  const close = () => {
    open(undefined);
    void client.invalidateQueries(queries.session);
  };
  return (
    <Card
      title={t('security.totp')}
      aside={
        <Badge tone={enabled ? 'ok' : 'warn'} icon={enabled ? 'check' : 'warn'}>
          {t(enabled ? 'security.totp_on' : 'security.totp_off')}
        </Badge>
      }
    >
      <p className="plain">{t('security.totp_hint')}</p>
      {enabled ? (
        <>
          <div className="sub">
            <h3>{t('security.codes')}</h3>
            <p className="plain">{t('security.codes_hint')}</p>
          </div>
          <div className="actions">
            <Button onClick={() => open('codes')}>{t('security.codes_new')}</Button>
            <Button look="text" onClick={() => open('disable')}>
              {t('security.totp_disable')}
            </Button>
          </div>
        </>
      ) : (
        <div className="actions">
          <Button look="primary" onClick={() => open('enrol')}>
            {t('security.totp_enable')}
          </Button>
        </div>
      )}
      {dialog === 'enrol' && <EnrolTotp onClose={close} />}
      {dialog === 'disable' && <DisableTotp onClose={close} />}
      {dialog === 'codes' && <NewCodes onClose={close} />}
    </Card>
  );
}

export default function SecurityPage() {
  const session = useQuery(queries.session);
  return (
    <Page title={t('security.title')} back="/account" narrow>
      <Loaded query={session}>
        {(principal) => (
          <>
            <Totp enabled={principal.account.totp_enabled} />
            <Card title={t('security.password')}>
              <p className="plain">{t('security.password_hint')}</p>
              <PasswordForm policy={principal.tenant.password_policy} userName={principal.account.user_name} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
