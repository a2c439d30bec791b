import { cancel, MEETING_STALE, type MeetingDetail } from '../../api/meetings';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface Values {
  reason: string;
}

/** Calls a meeting off; it stays in the list with its reason. */
export function CancelDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: MeetingDetail }) {
  const t = useT();
  const save = useAction({
    run: ({ reason }: Values) => cancel(of, reason.trim()),
    stale: MEETING_STALE,
    done: t('meeting.wasCancelled'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('meeting.cancelTitle')}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('meeting.cancel')}
      danger
    >
      <TextField name="reason" label={t('meeting.reason')} required rows={2} />
    </DrawerForm>
  );
}
