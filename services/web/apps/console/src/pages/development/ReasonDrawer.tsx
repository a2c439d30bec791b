import { DEVELOPMENT_STALE } from '../../api/development';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface Values {
  reason: string;
}

interface ReasonDrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  help?: string;
  submitLabel: string;
  done: string;
  run: (reason: string) => Promise<unknown>;
}

/** Asks why something is taken back. */
export function ReasonDrawer({ open, onClose, title, help, submitLabel, done, run }: ReasonDrawerProps) {
  const t = useT();
  const save = useAction({
    run: ({ reason }: Values) => run(reason.trim()),
    stale: DEVELOPMENT_STALE,
    done,
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={title}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={submitLabel}
      danger
    >
      {help && <p className="quiet">{help}</p>}
      <TextField name="reason" label={t('dev.reason')} required rows={2} />
    </DrawerForm>
  );
}
