import { cancel, MEETING_STALE, type MeetingDetail } from '../../api/meetings';
import { ReasonDrawer } from '../../forms/ReasonDrawer';
import { useT } from '../../i18n';

/** Calls a meeting off; it stays in the list with its reason. */
export function CancelDrawer({ open, onClose, of }: { open: boolean; onClose: () => void; of: MeetingDetail }) {
  const t = useT();
  return (
    <ReasonDrawer
      open={open}
      onClose={onClose}
      title={t('meeting.cancelTitle')}
      label={t('meeting.reason')}
      rows={2}
      submitLabel={t('meeting.cancel')}
      danger
      run={(reason) => cancel(of, reason)}
      stale={MEETING_STALE}
      done={t('meeting.wasCancelled')}
    />
  );
}
