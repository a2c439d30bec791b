import { freeze, S } from '../../api/statistics';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

interface Values {
  on: string | null;
  note: string;
}

interface FreezeDrawerProps {
  open: boolean;
  unit: string;
  on: string | undefined;
  /** The day before the span begins, where one was chosen. */
  after: string | undefined;
  onClose: () => void;
}

/** Keeps the figures of a day for good. */
export function FreezeDrawer({ open, unit, on, after, onClose }: FreezeDrawerProps) {
  const t = useT();
  const go = useGo();
  const save = useAction({
    run: ({ on, note }: Values) =>
      freeze(unit, { ...(on && { on }), ...(after && { after }), ...(note.trim() && { note: note.trim() }) }),
    stale: [S],
    done: t('statistics.frozen'),
    onDone: ({ id }) => {
      onClose();
      go(pb.statisticsSnapshot(id));
    },
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('statistics.freezeReport')}
      onClose={onClose}
      initial={{ on: on ?? null, note: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('statistics.freezeReport')}
    >
      <p className="quiet">{t('statistics.freezeWhat')}</p>
      <DateField name="on" label={t('statistics.on')} required />
      <TextField name="note" label={t('statistics.note')} help={t('statistics.noteHelp')} max={200} />
    </DrawerForm>
  );
}
