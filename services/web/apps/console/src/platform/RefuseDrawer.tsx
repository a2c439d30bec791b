import { refuseSignup, S, type Signup } from '../api/signups';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useT } from '../i18n';
import { ReasonDrawer } from './ReasonDrawer';

/** Says no to an application. Its contact reads the reason in a letter. */
export function RefuseDrawer({ of, onClose }: { of: Signup | undefined; onClose: () => void }) {
  const t = useT();
  const keyOf = useKeyOf(of);
  const action = useAction({
    run: (reason: string) => refuseSignup(of?.id ?? '', reason, keyOf(reason)),
    stale: [S.signups],
    done: t('signup.refused', { name: of?.name ?? '' }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <ReasonDrawer
      open={of !== undefined}
      title={t('signup.refuseOf', { name: of?.name ?? '' })}
      what={t('signup.refuseWhat', { mail: of?.contact_email ?? '' })}
      reasonLabel={t('signup.reason')}
      reasonHelp={t('signup.reasonHelp')}
      submit={t('signup.refuse')}
      danger
      error={action.error}
      loading={action.isPending}
      onClose={onClose}
      onSubmit={(reason) => action.mutate(reason)}
    />
  );
}
