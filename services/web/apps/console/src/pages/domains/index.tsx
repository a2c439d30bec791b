import { call } from '@zhibu/api';
import { date, relative } from '@zhibu/format';
import { Form, Input } from 'antd';
import { useEffect } from 'react';
import { api, queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type Domain, domains, P } from '../../api/privacy';
import { formProblem } from '../../api/problems';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign, type Tone } from '../../kit/Sign';
import type { PageModule } from '../../router/page';
import { Pointing, Proof } from './Records';
import '../privacy/privacy.css';

const STALE = [P.domains];
const TONES: Record<Domain['state'], Tone> = { pending: 'wait', verified: 'good', primary: 'good' };

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(domains());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.domains') }];

function Add() {
  const { t } = useI18n();
  const [form] = Form.useForm<{ host: string }>();
  const add = useAction({
    run: (host: string) => call(api.POST('/api/identity/domains', { body: { host } })),
    stale: STALE,
    done: t('domains.added'),
    onDone: () => form.resetFields(),
    inForm: true,
  });
  useEffect(() => {
    if (!add.error) return;
    const { fields, rest } = formProblem(t, add.error, [['host']]);
    form.setFields([{ name: 'host', errors: fields[0]?.errors ?? [rest ?? ''] }]);
  }, [add.error, form, t]);
  return (
    <Form form={form} layout="vertical" onFinish={({ host }) => add.mutate(host)}>
      <Form.Item
        name="host"
        label={t('domains.host')}
        extra={t('domains.hostHelp')}
        rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('domains.host') }) }]}
      >
        <Input autoComplete="off" inputMode="url" maxLength={253} placeholder="home.example.cn" />
      </Form.Item>
      <Action needs="settings.configure" type="primary" htmlType="submit" loading={add.isPending}>
        {t('domains.add')}
      </Action>
    </Form>
  );
}

function Host({ domain }: { domain: Domain }) {
  const { t, locale } = useI18n();
  const confirm = useConfirm();
  const params = { path: { host: domain.host } };
  const check = useAction({
    run: () => call(api.POST('/api/identity/domains/{host}/check', { params })),
    stale: STALE,
    done: (now: Domain) => t(now.failure ? 'domains.stillPending' : 'domains.proven'),
  });
  const prime = useAction({
    run: (primary: boolean) => call(api.PATCH('/api/identity/domains/{host}', { params, body: { primary } })),
    stale: STALE,
    done: t('common.saved'),
  });
  const remove = useAction({
    run: () => call(api.DELETE('/api/identity/domains/{host}', { params })),
    stale: STALE,
    done: t('domains.removed'),
  });
  const proven = domain.state !== 'pending';
  return (
    <li className="domain">
      <h3>
        {domain.shown} <Sign tone={TONES[domain.state]}>{word(t, 'domainState', domain.state)}</Sign>
      </h3>
      {domain.shown !== domain.host && <p className="quiet code">{domain.host}</p>}
      {(!proven || domain.unproven_since) && <Proof domain={domain} />}
      <Pointing domain={domain} />
      {domain.failure && domain.checked_at && (
        <Notice tone="warn">
          {word(t, 'domainFailure', domain.failure)} · {relative(domain.checked_at, locale)}
        </Notice>
      )}
      {domain.unproven_since && (
        <Notice tone="bad">{t('domains.missing', { date: date(domain.unproven_since, locale) })}</Notice>
      )}
      <div className="row-actions">
        <Action needs="settings.configure" loading={check.isPending} onClick={() => check.mutate()}>
          {t('domains.check')}
        </Action>
        {proven && (
          <Action
            needs="settings.configure"
            loading={prime.isPending}
            onClick={() => prime.mutate(domain.state !== 'primary')}
          >
            {t(domain.state === 'primary' ? 'domains.notPrimary' : 'domains.makePrimary')}
          </Action>
        )}
        <Action
          needs="settings.configure"
          danger
          loading={remove.isPending}
          onClick={() =>
            confirm({
              title: t('domains.removeAsk', { host: domain.shown }),
              effects: [t('domains.removeEffect')],
              ok: t('domains.remove'),
              danger: true,
              run: () => remove.mutateAsync(),
            })
          }
        >
          {t('domains.remove')}
        </Action>
      </div>
    </li>
  );
}

/** Hosts of the organisation's own. */
export function Page() {
  const { t } = useI18n();
  const all = usePrefetched(domains());
  return (
    <Frame title={t('nav.domains')} lead={t('domains.lead')}>
      <Panel title={t('domains.add')}>
        <Add />
      </Panel>
      <Panel title={t('domains.list')}>
        {all.length === 0 ? (
          <Empty title={t('domains.none')}>{t('domains.noneWhy')}</Empty>
        ) : (
          <ul>
            {all.map((domain) => (
              <Host key={domain.host} domain={domain} />
            ))}
          </ul>
        )}
      </Panel>
    </Frame>
  );
}
