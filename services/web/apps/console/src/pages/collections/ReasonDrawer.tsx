import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface ReasonDrawerProps {
  open: boolean;
  title: string;
  /** What it means, before it is done. */
  what?: string;
  stale: readonly string[];
  onClose: () => void;
  run: (reason: string) => Promise<unknown>;
}

/** Something that is done with a reason. */
export function ReasonDrawer({ open, title, what, stale, onClose, run }: ReasonDrawerProps) {
  const t = useT();
  const save = useAction({ run, stale, done: t('common.saved'), onDone: onClose, inForm: true });
  return (
    <DrawerForm<{ reason: string }>
      open={open}
      title={title}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={({ reason }) => save.mutate(reason.trim())}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={title}
    >
      {what && <p className="drawer-text">{what}</p>}
      <TextField name="reason" label={t('collection.reason')} required max={300} rows={3} />
    </DrawerForm>
  );
}
