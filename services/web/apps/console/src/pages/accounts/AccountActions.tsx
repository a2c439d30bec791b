import { useQuery } from '@tanstack/react-query';
import { call, ifMatch } from '@zhibu/api';
import { api } from '../../api/client';
import { type Account, I, session } from '../../api/identity';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';

const STALE = [I.accounts] as const;

function useAccountCalls(account: Account) {
  const t = useT();
  const path = { id: account.id };
  return {
    disable: useAction({
      run: (disabled: boolean) =>
        call(
          api.PATCH('/api/identity/accounts/{id}', {
            params: { path, header: ifMatch(account.version) },
            body: { disabled },
          }),
        ),
      stale: STALE,
      done: (_, disabled) => t(disabled ? 'account.wasDisabled' : 'account.wasEnabled'),
    }),
    unlock: useAction({
      run: () => call(api.POST('/api/identity/accounts/{id}/unlock', { params: { path } })),
      stale: STALE,
      done: t('account.wasUnlocked'),
    }),
    resetTotp: useAction({
      run: () => call(api.POST('/api/identity/accounts/{id}/reset-totp', { params: { path } })),
      stale: STALE,
      done: t('account.totpWasReset'),
    }),
    endSessions: useAction({
      run: () => call(api.DELETE('/api/identity/accounts/{id}/sessions', { params: { path } })),
      done: t('account.sessionsEnded'),
    }),
  };
}

/** What an administrator can do about an account. What does not apply now stays in place and says why. */
export function AccountActions({ account }: { account: Account }) {
  const t = useT();
  const confirm = useConfirm();
  const { data: me } = useQuery(session());
  const { disable, unlock, resetTotp, endSessions } = useAccountCalls(account);
  const own = me?.account.id === account.id ? t('account.own') : undefined;
  const name = account.display_name;
  const askDisable = () =>
    confirm({
      title: t('account.disableAsk', { name }),
      effects: [t('account.disableEffect1'), t('account.disableEffect2')],
      ok: t('account.disable'),
      danger: true,
      run: () => disable.mutateAsync(true),
    });
  // it was closed at its holder's wish, for good: there is nothing left to do about it
  if (account.state === 'closed') return null;
  return (
    <section>
      <h2>{t('common.actions')}</h2>
      <div className="account-actions">
        <Action
          needs="accounts.manage"
          blocked={account.state === 'locked' ? undefined : t('account.notLocked')}
          loading={unlock.isPending}
          onClick={() => unlock.mutate()}
        >
          {t('account.unlock')}
        </Action>
        <Action
          needs="accounts.manage"
          blocked={account.totp_enabled ? own : t('account.noTotp')}
          onClick={() =>
            confirm({
              title: t('account.resetTotpAsk', { name }),
              effects: [t('account.resetTotpEffect')],
              ok: t('account.resetTotp'),
              run: () => resetTotp.mutateAsync(),
            })
          }
        >
          {t('account.resetTotp')}
        </Action>
        <Action
          needs="accounts.manage"
          onClick={() =>
            confirm({
              title: t('account.endSessionsAsk', { name }),
              effects: [t('account.endSessionsEffect')],
              ok: t('account.endSessions'),
              run: () => endSessions.mutateAsync(),
            })
          }
        >
          {t('account.endSessions')}
        </Action>
        {account.state === 'disabled' ? (
          <Action needs="accounts.manage" loading={disable.isPending} onClick={() => disable.mutate(false)}>
            {t('account.enable')}
          </Action>
        ) : (
          <Action needs="accounts.manage" danger blocked={own} onClick={askDisable}>
            {t('account.disable')}
          </Action>
        )}
      </div>
    </section>
  );
}
