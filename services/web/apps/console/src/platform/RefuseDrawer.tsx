import { refuseSignup, S, type Signup } from '../api/signups';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useAction } from '../forms/useAction';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';

/** Says no to an application. Its contact reads the reason in a letter. */
export function RefuseDrawer({ of, onClose }: { of: Signup | undefined; onClose: () => void }) {
  const t = useT();
  const action = useAction({
    run: ({ reason }: { reason: string }) => refuseSignup(of?.id ?? '', reason.trim()),
    stale: [S.signups],
    done: t('signup.refused', { name: of?.name ?? '' }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm
      open={of !== undefined}
      title={t('signup.refuseOf', { name: of?.name ?? '' })}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('signup.refuse')}
      danger
    >
      <Notice tone="warn">{t('signup.refuseWhat', { mail: of?.contact_email ?? '' })}</Notice>
      <TextField name="reason" label={t('signup.reason')} required max={500} rows={4} help={t('signup.reasonHelp')} />
    </DrawerForm>
  );
}
