import { useQuery } from '@tanstack/react-query';
import { call, LOGIN, type Principal } from '@zhibu/api';
import { isProblem } from '@zhibu/api/problem';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Button, Card, Confirm, Icon, LinkRow, Loaded, Missed, missed, Page } from '../kit';
import { hasOffice } from '../people';
import { forgetDevice } from '../pwa';
import { useSend } from '../use-send';
import { t, word } from '../words';

function Identity({ principal }: { principal: Principal }) {
  const { account, roles } = principal;
  const lines = [
    [t('account.user_name'), account.user_name],
    [t('account.phone'), account.phone_masked],
    [t('account.email'), account.email_masked],
    [t('account.roles'), roles.map((r) => word('role', r.role) + (r.unit_name ? ` · ${r.unit_name}` : '')).join('\n')],
  ].filter(([, value]) => value);
  return (
    <Card>
      <div className="who">
        <span className="avatar big" aria-hidden="true">
          {[...account.display_name][0]}
        </span>
        <p>
          <strong>{account.display_name}</strong>
          <small>{principal.tenant.name}</small>
        </p>
      </div>
      <dl className="facts-list">
        {lines.map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Whoever leaves or takes an office finds the papers of it here. */
function HandoverRow() {
  const handovers = useQuery(queries.handovers);
  const any = Boolean(handovers.data?.length);
  if (!any && !missed(handovers)) return null;
  return (
    <li>
      {any ? <LinkRow to="/handovers" icon="edit" title={t('account.handovers')} /> : <Missed query={handovers} />}
    </li>
  );
}

function SignOut({ onClose }: { onClose: () => void }) {
  const form = useSend({
    send: async () => {
      await call(api.DELETE('/api/identity/session')).catch((error: unknown) => {
        // a session that is over already is what was asked for
        if (!isProblem(error, 'unauthenticated')) throw error;
      });
      client.clear();
      await forgetDevice();
      location.replace(`${LOGIN}?signed-out`);
    },
  });
  return (
    <Confirm
      title={t('account.sign_out_ask')}
      hint={t('account.sign_out_hint')}
      action={t('account.sign_out')}
      busy={form.busy}
      error={form.problem}
      onConfirm={() => void form.run()}
      onClose={onClose}
    />
  );
}

export default function AccountPage() {
  const session = useQuery(queries.session);
  const [leaving, leave] = useState(false);
  return (
    <Page title={t('account.title')} narrow>
      <Loaded query={session}>
        {(principal) => (
          <>
            <Identity principal={principal} />
            <Card>
              <ul className="rows">
                <li>
                  <LinkRow to="/account/security" icon="shield" title={t('security.title')} />
                </li>
                <li>
                  <LinkRow to="/account/sessions" icon="device" title={t('sessions.title')} />
                </li>
                <li>
                  <LinkRow to="/account/settings" icon="text" title={t('settings.title')} />
                </li>
                <li>
                  <LinkRow to="/account/privacy" icon="record" title={t('privacy.title')} />
                </li>
                {principal.member_id && <HandoverRow />}
                {hasOffice(principal) && (
                  <li>
                    <a className="row-link" href="/console/">
                      <span className="dot">
                        <Icon name="console" />
                      </span>
                      <span className="row-text">
                        <strong>{t('nav.console')}</strong>
                      </span>
                      <Icon name="next" />
                    </a>
                  </li>
                )}
              </ul>
            </Card>
            <Button className="wide" onClick={() => leave(true)}>
              <Icon name="out" />
              {t('account.sign_out')}
            </Button>
            {principal.tenant.help_phone && (
              <p className="centred">
                <a className="call" href={`tel:${principal.tenant.help_phone}`}>
                  <Icon name="phone" />
                  {t('settings.help', { phone: principal.tenant.help_phone })}
                </a>
              </p>
            )}
          </>
        )}
      </Loaded>
      {leaving && <SignOut onClose={() => leave(false)} />}
    </Page>
  );
}
