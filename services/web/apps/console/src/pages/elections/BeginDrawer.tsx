import { Checkbox, Form } from 'antd';
import { begin, E, type MeetingIn } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';
import type { StepProps } from './drawers';
import { CountField } from './fields';

/** The meeting begins: who should be there is settled, who is there is counted. */
export function BeginDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const save = useAction({
    run: (body: MeetingIn) => begin(of, body),
    stale: [E],
    done: t('election.begun'),
    onDone: onClose,
    inForm: true,
  });
  const initial = {
    held_on: of.planned_on <= today() ? of.planned_on : today(),
    present: null,
    left_out_resolved: of.voters.left_out > 0,
  };
  return (
    <DrawerForm<Record<string, unknown>>
      open
      title={t('electionStep.begin')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ ...initial, ...values } as unknown as MeetingIn)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('electionStep.begin')}
    >
      <p className="drawer-text">{t('election.beginWhat', { should: of.voters.should, quorum: of.voters.quorum })}</p>
      <DateField name="held_on" label={t('election.heldOn')} required past />
      <CountField name="present" label={t('election.present')} />
      {of.voters.left_out > 0 && (
        <Form.Item name="left_out_resolved" valuePropName="checked">
          <Checkbox>{t('election.resolved', { n: of.voters.left_out })}</Checkbox>
        </Form.Item>
      )}
    </DrawerForm>
  );
}
