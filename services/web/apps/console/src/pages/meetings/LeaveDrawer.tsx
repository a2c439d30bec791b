import { Form, Select } from 'antd';
import { askLeave, type LeaveIn, MEETING_STALE, type MeetingDetail } from '../../api/meetings';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { mayAskLeave } from './leave';
import { choicesOf } from './people';

const REASONS: readonly LeaveIn['reason'][] = ['leave', 'official_duty', 'ill', 'away', 'other'];

interface Values {
  member_id: string | null;
  reason: LeaveIn['reason'] | null;
  note: string;
}

const EMPTY: Values = { member_id: null, reason: null, note: '' };

interface LeaveDrawerProps {
  of: MeetingDetail;
  open: boolean;
  onClose: () => void;
}

/** Asks for leave on behalf of a member who has said so in another way. */
export function LeaveDrawer({ of, open, onClose }: LeaveDrawerProps) {
  const t = useT();
  const ask = useAction({
    run: ({ member_id, reason, note }: Values) => askLeave(of, { member_id, reason, note: tidy(note) } as LeaveIn),
    stale: MEETING_STALE,
    done: t('meeting.leaveWasAsked'),
    onDone: onClose,
    inForm: true,
  });
  const people = of.participants.filter(mayAskLeave);
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <DrawerForm<Values>
      open={open}
      title={t('meeting.leaveFor')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => ask.mutate(values)}
      submitError={ask.error}
      loading={ask.isPending}
    >
      <p className="drawer-text">{t('meeting.leaveForWhat')}</p>
      <Form.Item name="member_id" label={t('meeting.leaveWho')} rules={required(t('meeting.leaveWho'))}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={choicesOf(t, people)} />
      </Form.Item>
      <Form.Item name="reason" label={t('meeting.leaveReason')} rules={required(t('meeting.leaveReason'))}>
        <Select options={REASONS.map((value) => ({ value, label: t(`absence.${value}`) }))} />
      </Form.Item>
      <TextField name="note" label={t('meeting.leaveNote')} rows={3} max={200} help={t('meeting.leaveNoteHelp')} />
    </DrawerForm>
  );
}
