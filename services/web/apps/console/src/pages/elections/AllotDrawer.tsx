import { Button, Form } from 'antd';
import { allot, E, type SharesIn } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import type { StepProps } from './drawers';
import { CountField } from './fields';

interface Share {
  unit_id?: string | null;
  delegates?: number | null;
}

interface Values {
  units: Share[];
}

function Sum({ of }: { of: number }) {
  const t = useT();
  const units = Form.useWatch<Share[] | undefined>('units') ?? [];
  const sum = units.reduce((all, one) => all + (one?.delegates ?? 0), 0);
  return (
    <p className="drawer-text" aria-live="polite">
      {t('congress.sum', { sum, n: of })}
    </p>
  );
}

function Units() {
  const t = useT();
  const label = t('congress.unit');
  return (
    <Form.List name="units">
      {(rows, { add, remove }) => (
        <fieldset className="election-rows">
          <legend>{t('congress.units')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="election-row">
              <Form.Item
                name={[name, 'unit_id']}
                label={label}
                rules={[{ required: true, message: t('form.required', { label }) }]}
              >
                <UnitPicker />
              </Form.Item>
              <CountField name={[name, 'delegates']} label={t('congress.seats')} />
              <Button onClick={() => remove(name)}>{t('election.removeRow')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('congress.addUnit')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Which unit elects how many delegates; by the number of members, until somebody decides otherwise. */
export function AllotDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const save = useAction({
    run: (body: SharesIn) => allot(of, body),
    stale: [E],
    done: t('congress.allotted'),
    onDone: onClose,
    inForm: true,
  });
  const congress = of.congress;
  if (!congress) return null;
  const now = congress.units.length > 0 ? congress.units : congress.proposed.filter((one) => one.seats > 0);
  const initial: Values = { units: now.map((one) => ({ unit_id: one.unit_id, delegates: one.seats })) };
  return (
    <DrawerForm<Values>
      open
      title={t('electionStep.allot')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ units: values.units ?? [] } as SharesIn)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('common.save')}
    >
      <p className="drawer-text">{t('congress.allotWhat', { n: congress.delegates })}</p>
      <Sum of={congress.delegates} />
      <Units />
    </DrawerForm>
  );
}
