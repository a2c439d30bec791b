import { change, type TransferDetail, type TransferPatch, X } from '../../api/transfers';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { type Target, TargetFields, targetOf } from './TargetFields';

interface Values extends Target {
  reason: string;
}

interface ChangeDrawerProps {
  open: boolean;
  onClose: () => void;
  of: TransferDetail;
}

/** Puts right what was returned. */
export function ChangeDrawer({ open, onClose, of }: ChangeDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (body: TransferPatch) => change(of, body),
    stale: [X],
    done: t('common.saved'),
    onDone: onClose,
    inForm: true,
  });
  // another organisation of the platform has it on its list
  const aims = !of.organisation;
  const initial: Values = {
    where: of.to.unit_id ? 'here' : 'elsewhere',
    to_unit_id: of.to.unit_id ?? null,
    to_organisation: null,
    to_place: of.to.unit_id ? '' : of.to.name,
    reason: of.reason,
  };
  return (
    <DrawerForm<Values>
      open={open}
      title={t('transfer.changeTitle')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) =>
        save.mutate({ reason: values.reason.trim(), ...(aims && targetOf({ ...initial, ...values })) })
      }
      submitError={save.error}
      loading={save.isPending}
    >
      {aims ? (
        <TargetFields chosenName={of.to.unit_id ? of.to.name : undefined} />
      ) : (
        <p className="drawer-text">{t('transfer.aimStays', { to: of.to.name })}</p>
      )}
      <TextField
        name="reason"
        label={t('transfer.reason')}
        required
        max={300}
        rows={2}
        help={t('transfer.reasonHelp')}
      />
    </DrawerForm>
  );
}
