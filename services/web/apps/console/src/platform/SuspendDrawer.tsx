import { O, type Organisation, suspend } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useAction } from '../forms/useAction';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';

/** Closes an organisation's doors for a while. The reason is kept in its own audit log. */
export function SuspendDrawer({ of, onClose }: { of: Organisation | undefined; onClose: () => void }) {
  const t = useT();
  const action = useAction({
    run: ({ reason }: { reason: string }) => suspend(of?.id ?? '', reason.trim()),
    stale: [O.tenants],
    done: t('platform.suspended', { name: of?.name ?? '' }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm
      open={of !== undefined}
      title={t('platform.suspendOf', { name: of?.name ?? '' })}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('platform.suspend')}
      danger
    >
      <Notice tone="warn">{t('platform.suspendWhat')}</Notice>
      <TextField
        name="reason"
        label={t('platform.reason')}
        required
        max={500}
        rows={3}
        help={t('platform.reasonHelp')}
      />
    </DrawerForm>
  );
}
