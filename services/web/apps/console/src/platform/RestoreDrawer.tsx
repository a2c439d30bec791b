import { orderRestoration, P, type Snapshot } from '../api/portability';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useAction } from '../forms/useAction';
import { useI18n } from '../i18n';
import { Notice } from '../kit/Notice';
import { moment } from '../pages/data/columns';

interface RestoreDrawerProps {
  tenantId: string;
  of: Snapshot | undefined;
  onClose: () => void;
}

/** Restores beside what is in use. The reason is kept in the organisation's own audit log. */
export function RestoreDrawer({ tenantId, of, onClose }: RestoreDrawerProps) {
  const { t, locale } = useI18n();
  const action = useAction({
    run: ({ reason }: { reason: string }) => orderRestoration(tenantId, of?.taken_at ?? '', reason.trim()),
    stale: [P.restorations],
    done: t('platformData.ordered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm
      open={of !== undefined}
      title={t('platformData.restoreOf', { date: of ? moment(of, locale) : '' })}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('platformData.restore')}
    >
      <Notice tone="info">{t('platformData.restoreWhat')}</Notice>
      <TextField
        name="reason"
        label={t('platformData.reason')}
        required
        max={500}
        rows={3}
        help={t('platform.reasonHelp')}
      />
    </DrawerForm>
  );
}
