import { Button, Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { I, patchSettings, type Settings, settings } from '../../api/identity';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { patchOf } from '../../forms/patch';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useRefusal } from '../../forms/useRefusal';
import { useVersioned } from '../../forms/useVersioned';
import { useT, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { Logo } from './Logo';
import { IdentityFields, NumberFields, SingleField, TotpFields } from './sections';
import { SECTIONS, type SettingsValues, toValues } from './values';

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

/** Saves what was changed; the form then shows what is saved. */
function useSaving(record: Settings, form: FormInstance<SettingsValues>, onSaved: () => void) {
  const t = useT();
  return useVersioned<Settings, SettingsValues>({
    record,
    toValues,
    reload: () => queryClient.fetchQuery({ ...settings(), staleTime: 0 }),
    save: (version, patch) => patchSettings(version, patch as Partial<SettingsValues>),
    stale: [I.session],
    done: t('common.saved'),
    onDone: (saved) => {
      if (saved) queryClient.setQueryData(settings().queryKey, saved);
      form.setFieldsValue(toValues(saved ?? record));
      onSaved();
    },
  });
}

interface SaveBarProps {
  dirty: boolean;
  loading: boolean;
  onDiscard: () => void;
}

function SaveBar({ dirty, loading, onDiscard }: SaveBarProps) {
  const t = useT();
  return (
    <div className={dirty ? 'save-bar shown' : 'save-bar'}>
      <span role="status">{dirty ? t('settings.unsaved') : t('settings.nothingChanged')}</span>
      <Button onClick={onDiscard} disabled={!dirty}>
        {t('form.discard')}
      </Button>
      <Action
        type="primary"
        htmlType="submit"
        needs="settings.configure"
        blocked={dirty ? undefined : t('settings.nothingChanged')}
        loading={loading}
      >
        {t('common.save')}
      </Action>
    </div>
  );
}

/** All settings in one form, with a bar that says whether something waits to be saved. */
export function SettingsForm({ record }: { record: Settings }) {
  const t = useT();
  const [form] = Form.useForm<SettingsValues>();
  const [dirty, setDirty] = useState(false);
  const before = toValues(record);
  const saving = useSaving(record, form, () => setDirty(false));
  useDirtyGuard(() => dirty);
  const rest = useRefusal(form, saving.error);
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
      {rest && (
        <Notice tone="bad" live>
          {rest}
        </Notice>
      )}
      <SaveBar dirty={dirty} loading={saving.loading} onDiscard={discard} />
    </Form>
  );
}
