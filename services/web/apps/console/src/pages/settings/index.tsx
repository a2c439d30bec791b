import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { queryClient } from '../../api/client';
import { I, patchSettings, type Settings, session, settings } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { type FieldName, formProblem } from '../../api/problems';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { patchOf } from '../../forms/patch';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useVersioned } from '../../forms/useVersioned';
import { useT, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb, type SettingsSection } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { Logo } from './Logo';
import { IdentityFields, NumberFields, SingleField, TotpFields } from './sections';
import { type SettingsValues, toValues } from './values';
import './settings.css';

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(settings());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.settings') }];

const SECTIONS: readonly SettingsSection[] = ['identity', 'password', 'session', 'lockout', 'totp'];

/** Scrolls to the section named in the address. */
function useSection(): SettingsSection | undefined {
  const { filters } = useFilters<{ section?: SettingsSection }>();
  useEffect(() => {
    if (filters.section) document.getElementById(`section-${filters.section}`)?.scrollIntoView({ block: 'start' });
  }, [filters.section]);
  return filters.section;
}

function Sections({ record }: { record: Settings }) {
  const t = useT();
  return SECTIONS.map((section) => (
    <div key={section} id={`section-${section}`} className="settings-section">
      <Panel title={t(`settings.${section}`)}>
        {section === 'identity' && (
          <>
            <Logo url={record.logo_url} />
            <IdentityFields />
          </>
        )}
        {(section === 'password' || section === 'session' || section === 'lockout') && (
          <NumberFields section={section} />
        )}
        {section === 'session' && <SingleField />}
        {section === 'totp' && <TotpFields />}
      </Panel>
    </div>
  ));
}

const fieldLabel = (t: ReturnType<typeof useT>, field: keyof SettingsValues) => word(t, 'settingsField', field);
const shown = (value: unknown) => (typeof value === 'object' ? '…' : String(value ?? '—'));

function SettingsForm({ record }: { record: Settings }) {
  const t = useT();
  const [form] = Form.useForm<SettingsValues>();
  const [dirty, setDirty] = useState(false);
  const before = toValues(record);
  const saving = useVersioned<Settings, SettingsValues>({
    record,
    toValues,
    reload: () => queryClient.fetchQuery({ ...settings(), staleTime: 0 }),
    save: (version, patch) => patchSettings(version, patch as Partial<SettingsValues>),
    stale: [I.session],
    done: t('common.saved'),
    onDone: (saved) => {
      if (saved) queryClient.setQueryData(settings().queryKey, saved);
      form.setFieldsValue(saved ? toValues(saved) : before);
      setDirty(false);
    },
  });
  useDirtyGuard(() => dirty);
  const known = form.getFieldsError().map(({ name }) => name as FieldName);
  const problem = saving.error ? formProblem(t, saving.error, known) : undefined;
  useEffect(() => {
    if (!saving.error) return;
    const { fields } = formProblem(
      t,
      saving.error,
      form.getFieldsError().map(({ name }) => name as FieldName),
    );
    form.setFields(fields.map(({ name, errors }) => ({ name: [...name], errors })) as never);
  }, [saving.error, form, t]);
  const discard = () => {
    saving.reset();
    form.setFieldsValue(toValues(queryClient.getQueryData<Settings>(settings().queryKey) ?? record));
    setDirty(false);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={before}
      onValuesChange={(_, values) => setDirty(Object.keys(patchOf(before, { ...before, ...values })).length > 0)}
      onFinish={(values) => saving.submit({ ...before, ...values })}
      scrollToFirstError={{ block: 'center', focus: true }}
      className="settings"
    >
      <Sections record={record} />
      {saving.conflict && (
        <ConflictNotice
          conflict={saving.conflict}
          label={(field) => fieldLabel(t, field)}
          show={(field, values) => shown(values[field])}
          onResolve={saving.resolve}
          onDiscard={discard}
          loading={saving.loading}
        />
      )}
      {problem?.rest && (
        <Notice tone="bad" live>
          {problem.rest}
        </Notice>
      )}
      <div className={dirty ? 'save-bar shown' : 'save-bar'}>
        <span role="status">{dirty ? t('settings.unsaved') : t('settings.nothingChanged')}</span>
        <Button onClick={discard} disabled={!dirty}>
          {t('form.discard')}
        </Button>
        <Action
          type="primary"
          htmlType="submit"
          needs="settings.configure"
          blocked={dirty ? undefined : t('settings.nothingChanged')}
          loading={saving.loading}
        >
          {t('common.save')}
        </Action>
      </div>
    </Form>
  );
}

export function Page() {
  const t = useT();
  const record = usePrefetched(settings());
  const { tenant } = usePrefetched(session());
  const section = useSection();
  return (
    <Frame
      title={t('nav.settings')}
      lead={t('settings.lead', { kind: word(t, 'tenantKind', tenant.kind), slug: tenant.slug })}
    >
      <div className="settings-columns">
        <nav className="settings-nav" aria-label={t('settings.sections')}>
          <ul>
            {SECTIONS.map((name) => (
              <li key={name}>
                <Go to={pb.settings({ section: name })} replace aria-current={section === name ? 'true' : undefined}>
                  {t(`settings.${name}`)}
                </Go>
              </li>
            ))}
            <li>
              <Go to={pb.vocabulary()}>{t('vocabulary.title')}</Go>
            </li>
            <li>
              <Go to={pb.domains()}>{t('nav.domains')}</Go>
            </li>
            <li>
              <Go to={pb.privacy()}>{t('nav.privacy')}</Go>
            </li>
          </ul>
        </nav>
        <SettingsForm record={record} />
      </div>
    </Frame>
  );
}
