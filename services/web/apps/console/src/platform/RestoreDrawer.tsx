import { orderRestoration, P, type Snapshot } from '../api/portability';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useI18n } from '../i18n';
import { moment } from '../pages/data/columns';
import { ReasonDrawer } from './ReasonDrawer';

interface RestoreDrawerProps {
  tenantId: string;
  of: Snapshot | undefined;
  onClose: () => void;
}

/** Restores beside what is in use. The reason is kept in the organisation's own audit log. */
export function RestoreDrawer({ tenantId, of, onClose }: RestoreDrawerProps) {
  const { t, locale } = useI18n();
  const keyOf = useKeyOf(of);
  const action = useAction({
    run: (reason: string) => orderRestoration(tenantId, { at: of?.taken_at ?? '', reason }, keyOf(reason)),
    stale: [P.restorations],
    done: t('platformData.ordered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <ReasonDrawer
      open={of !== undefined}
      title={t('platformData.restoreOf', { date: of ? moment(of, locale) : '' })}
      what={t('platformData.restoreWhat')}
      tone="info"
      reasonLabel={t('platformData.reason')}
      reasonHelp={t('platform.reasonHelp')}
      submit={t('platformData.restore')}
      error={action.error}
      loading={action.isPending}
      onClose={onClose}
      onSubmit={(reason) => action.mutate(reason)}
    />
  );
}
