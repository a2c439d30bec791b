import { Checkbox, Form } from 'antd';
import { begin, E, type MeetingIn } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { MeetingField } from '../../forms/MeetingField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';
import type { StepProps } from './drawers';
import { CountField } from './fields';

/** Counted at the door, unless the list of a meeting says it. */
function Present() {
  const t = useT();
  const meeting = Form.useWatch<string | null>('meeting_id');
  return meeting ? null : <CountField name="present" label={t('election.present')} />;
}

const sent = ({ meeting_id, present, ...rest }: Record<string, unknown>): MeetingIn =>
  ({ ...rest, meeting_id, present: meeting_id ? null : present }) as unknown as MeetingIn;

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
    meeting_id: null,
    present: null,
    left_out_resolved: of.voters.left_out > 0,
  };
  return (
    <DrawerForm<Record<string, unknown>>
      open
      title={t('electionStep.begin')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(sent({ ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('electionStep.begin')}
    >
      <p className="drawer-text">{t('election.beginWhat', { should: of.voters.should, quorum: of.voters.quorum })}</p>
      <DateField name="held_on" label={t('election.heldOn')} required past />
      <MeetingField unit={of.unit_id} day="held_on" label={t('election.meeting')} help={t('election.meetingHelp')} />
      <Present />
      {of.voters.left_out > 0 && (
        <Form.Item name="left_out_resolved" valuePropName="checked">
          <Checkbox>{t('election.resolved', { n: of.voters.left_out })}</Checkbox>
        </Form.Item>
      )}
    </DrawerForm>
  );
}
