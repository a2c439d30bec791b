import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Checkbox, Form } from 'antd';
import { api } from '../../api/client';
import { type Intake, type IntakeIn, intake, X } from '../../api/transfers';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface Values {
  accepts: boolean;
  committee_ids: string[];
}

interface IntakeDrawerProps {
  open: boolean;
  onClose: () => void;
}

/** Whether other organisations of the platform may send relations here, and which committees they see. */
export function IntakeDrawer(props: IntakeDrawerProps) {
  const { data } = useQuery(intake());
  return data ? <IntakeForm key={String(data.accepts)} of={data} {...props} /> : null;
}

function IntakeForm({ of, open, onClose }: IntakeDrawerProps & { of: Intake }) {
  const t = useT();
  const save = useAction({
    run: (body: IntakeIn) => call(api.PUT('/api/records/transfers/intake', { body })),
    stale: [X],
    done: t('common.saved'),
    onDone: onClose,
    inForm: true,
  });
  const initial: Values = {
    accepts: of.accepts,
    committee_ids: of.committees.filter((one) => one.takes).map((one) => one.committee_id),
  };
  const label = t('transfer.intakeCommittees');
  return (
    <DrawerForm<Values>
      open={open}
      title={t('transfer.intake')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ ...initial, ...values })}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t('transfer.intakeWhat', { name: of.name })}</p>
      <Form.Item name="accepts" valuePropName="checked">
        <Checkbox>{t('transfer.intakeAccepts')}</Checkbox>
      </Form.Item>
      <Form.Item name="committee_ids" label={label} extra={t('transfer.intakeHelp')}>
        <Checkbox.Group
          className="transfer-committees"
          options={of.committees.map((one) => ({ value: one.committee_id, label: one.name }))}
        />
      </Form.Item>
    </DrawerForm>
  );
}
