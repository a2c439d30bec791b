import { A, openHandover } from '../../api/archive';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

interface OpenHandoverProps {
  unit: string;
  open: boolean;
  onClose: () => void;
}

/** Puts together what is handed over; the records are there, what is in no record is written down. */
export function OpenHandover({ unit, open, onClose }: OpenHandoverProps) {
  const t = useT();
  const go = useGo();
  const opening = useAction({
    run: ({ note }: { note: string }) => openHandover(unit, tidy(note) as string | null),
    stale: [A],
    onDone: (made) => go(pb.handover(made.id)),
    inForm: true,
  });
  return (
    <DrawerForm<{ note: string }>
      open={open}
      title={t('handover.open')}
      onClose={onClose}
      initial={{ note: '' }}
      onSubmit={(values) => opening.mutate(values)}
      submitError={opening.error}
      loading={opening.isPending}
      submitLabel={t('handover.open')}
    >
      <p>{t('handover.offeredWhat')}</p>
      <TextField name="note" label={t('handover.note')} help={t('handover.noteHelp')} rows={4} max={2000} />
    </DrawerForm>
  );
}
