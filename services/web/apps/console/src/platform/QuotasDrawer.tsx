import { Form, Select } from 'antd';
import { decideQuotas, O, type OrganisationDetail, type Quota } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { NumberField } from '../forms/NumberField';
import { useAction } from '../forms/useAction';
import { useT, word } from '../i18n';
import { Notice } from '../kit/Notice';
import { QUOTAS, type QuotaValues, toInput, toValues } from './quotaValues';

const AMOUNT = { min: 0 };
const MODES = ['default', 'own', 'none'] as const;

function Row({ quota }: { quota: Quota['quota'] }) {
  const t = useT();
  const mode = Form.useWatch<string>([quota, 'mode']);
  const unit = word(t, 'quotaUnit', quota);
  const name = `${word(t, 'quotaName', quota)} · ${unit}`;
  const labels = { default: t('quota.useDefault'), own: t('quota.own'), none: t('quota.unlimited') };
  return (
    <fieldset className="quota-row">
      <legend>{name}</legend>
      <Form.Item name={[quota, 'mode']} label={t('quota.mode')}>
        <Select options={MODES.map((value) => ({ value, label: labels[value] }))} />
      </Form.Item>
      {mode === 'own' && (
        <div className="quota-numbers">
          <NumberField name={[quota, 'hard']} label={t('quota.hard')} bounds={AMOUNT} required />
          <NumberField name={[quota, 'soft']} label={t('quota.soft')} bounds={AMOUNT} />
        </div>
      )}
    </fieldset>
  );
}

/** How much an organisation may use, decided for it alone. */
export function QuotasDrawer({ of, open, onClose }: { of: OrganisationDetail; open: boolean; onClose: () => void }) {
  const t = useT();
  const action = useAction({
    run: (values: QuotaValues) => decideQuotas(of.id, toInput(values)),
    stale: [O.tenants],
    done: t('quota.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<QuotaValues>
      open={open}
      title={t('quota.editOf', { name: of.name })}
      onClose={onClose}
      initial={toValues(of.quotas)}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
    >
      <Notice tone="info">{t('quota.editWhat')}</Notice>
      {QUOTAS.map((quota) => (
        <Row key={quota} quota={quota} />
      ))}
    </DrawerForm>
  );
}
