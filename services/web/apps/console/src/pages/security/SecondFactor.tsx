import { call } from '@zhibu/api';
import { useState } from 'react';
import { api } from '../../api/client';
import { I, session } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { Enrol, PasswordDrawer } from './drawers';
import { RecoveryCodes } from './RecoveryCodes';

type Step = 'none' | 'enrol' | 'disable' | 'renew';

function useTotpCalls(onCodes: (codes: string[]) => void, onDone: () => void) {
  const t = useT();
  const renew = useAction({
    run: (password: string) => call(api.POST('/api/identity/totp/recovery-codes', { body: { password } })),
    onDone: ({ recovery_codes }) => {
      onDone();
      onCodes(recovery_codes);
    },
    inForm: true,
  });
  const disable = useAction({
    run: (password: string) => call(api.DELETE('/api/identity/totp', { body: { password } })),
    stale: [I.session],
    done: t('security.totpDisabled'),
    onDone,
    inForm: true,
  });
  return { renew, disable };
}

/** The second factor: bind a device, renew the recovery codes, take it off again. */
export function SecondFactor() {
  const t = useT();
  const { account } = usePrefetched(session());
  const [step, setStep] = useState<Step>('none');
  const [codes, setCodes] = useState<string[]>();
  const close = () => setStep('none');
  const { renew, disable } = useTotpCalls(setCodes, close);
  const on = account.totp_enabled;
  return (
    <Panel
      title={t('account.totp')}
      extra={on ? <Sign tone="good">{t('account.totpOn')}</Sign> : <Sign tone="warn">{t('account.totpOff')}</Sign>}
    >
      <p className="security-text">{t('security.totpWhat')}</p>
      <div className="row-actions">
        {on ? (
          <>
            <Action onClick={() => setStep('renew')}>{t('security.renewCodes')}</Action>
            <Action onClick={() => setStep('disable')}>{t('security.disableTotp')}</Action>
          </>
        ) : (
          <Action type="primary" onClick={() => setStep('enrol')}>
            {t('security.enrol')}
          </Action>
        )}
      </div>
      <Enrol open={step === 'enrol'} onClose={close} onCodes={setCodes} />
      <PasswordDrawer
        open={step === 'renew'}
        title={t('security.renewCodes')}
        text={t('security.renewWhat')}
        submitLabel={t('security.renewCodes')}
        onClose={close}
        onSubmit={renew.mutate}
        submitError={renew.error}
        loading={renew.isPending}
      />
      <PasswordDrawer
        open={step === 'disable'}
        title={t('security.disableTotp')}
        text={t('security.disableWhat')}
        submitLabel={t('security.disableTotp')}
        danger
        onClose={close}
        onSubmit={disable.mutate}
        submitError={disable.error}
        loading={disable.isPending}
      />
      <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
    </Panel>
  );
}
