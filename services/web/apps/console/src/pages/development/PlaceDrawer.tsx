import { DEVELOPMENT_STALE, type DevelopmentFile, place } from '../../api/development';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';

interface Values {
  year: number | null;
  reason: string | null;
}

/** No plan is older; how early this file may stand in one, the server knows. */
const FIRST = 1950;

interface PlaceDrawerProps {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
}

/** Puts a file into the plan of a year (列入发展计划). */
export function PlaceDrawer({ open, onClose, of }: PlaceDrawerProps) {
  const t = useT();
  const year = Number(today().slice(0, 4));
  const save = useAction({
    run: (values: Values) => place(of, values.year ?? year, values.reason?.trim() || null),
    stale: DEVELOPMENT_STALE,
    done: (_, values) => t('plan.placed', { year: values.year ?? year }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('plan.placeTitle', { name: of.name })}
      onClose={onClose}
      initial={{ year: of.plan_year ?? year, reason: null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('plan.place')}
    >
      <NumberField name="year" label={t('plan.placeYear')} bounds={{ min: FIRST, max: year + 1 }} required />
      <TextField name="reason" label={t('plan.placeReason')} rows={2} help={t('plan.placeReasonHelp')} />
    </DrawerForm>
  );
}
