import { askEntry, close, type EntryIn, O, type Organisation, suspend } from '../api/operator';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useT } from '../i18n';
import { useGo } from '../router/go';
import { pp } from './paths';
import { ReasonDrawer } from './ReasonDrawer';

export type Named = Pick<Organisation, 'id' | 'name'>;

/** What a deed makes old. */
export const STALE = [O.tenants, O.runs, O.entries];

/** How long a look inside takes as a rule. */
const MINUTES = 30;

interface DeedProps {
  of: Named | undefined;
  onClose: () => void;
}

export function SuspendDrawer({ of, onClose }: DeedProps) {
  const t = useT();
  const name = of?.name ?? '';
  const keyOf = useKeyOf(of);
  const action = useAction({
    run: (reason: string) => suspend(of?.id ?? '', reason, keyOf(reason)),
    stale: STALE,
    done: t('platform.suspended', { name }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <ReasonDrawer
      open={of !== undefined}
      title={t('platform.suspendOf', { name })}
      what={t('platform.suspendWhat')}
      reasonLabel={t('platform.reason')}
      reasonHelp={t('platform.reasonHelp')}
      submit={t('platform.suspend')}
      danger
      error={action.error}
      loading={action.isPending}
      onClose={onClose}
      onSubmit={(reason) => action.mutate(reason)}
    />
  );
}

export function CloseDrawer({ of, onClose }: DeedProps) {
  const t = useT();
  const name = of?.name ?? '';
  const keyOf = useKeyOf(of);
  const action = useAction({
    run: ({ reason, days }: { reason: string; days: number | undefined }) =>
      close(of?.id ?? '', reason, days, keyOf([reason, days])),
    stale: STALE,
    done: t('org.closed', { name }),
    onDone: onClose,
    inForm: true,
  });
  const number = { name: 'days', label: t('org.closeDays'), help: t('org.closeDaysHelp'), optional: true };
  return (
    <ReasonDrawer
      open={of !== undefined}
      title={t('org.closeOf', { name })}
      what={t('org.closeWhat')}
      reasonLabel={t('org.closeReason')}
      reasonHelp={t('org.closeReasonHelp')}
      submit={t('org.close')}
      danger
      number={number}
      error={action.error}
      loading={action.isPending}
      onClose={onClose}
      onSubmit={(reason, days) => action.mutate({ reason, days })}
    />
  );
}

export function AskDrawer({ of, onClose }: DeedProps) {
  const t = useT();
  const go = useGo();
  const keyOf = useKeyOf(of);
  const action = useAction({
    run: (body: EntryIn) => askEntry(of?.id ?? '', body, keyOf(body)),
    stale: STALE,
    done: (entry) => t(entry.state === 'open' ? 'entry.asked' : 'entry.waits'),
    onDone: (entry) => {
      onClose();
      // the way in stands there
      if (entry.state === 'open') go(pp.entries());
    },
    inForm: true,
  });
  return (
    <ReasonDrawer
      open={of !== undefined}
      title={t('entry.askOf', { name: of?.name ?? '' })}
      what={t('entry.askWhat')}
      reasonLabel={t('entry.reason')}
      reasonHelp={t('entry.reasonHelp')}
      submit={t('entry.ask')}
      number={{ name: 'minutes', label: t('entry.minutes'), initial: MINUTES }}
      error={action.error}
      loading={action.isPending}
      onClose={onClose}
      onSubmit={(reason, minutes = MINUTES) => action.mutate({ reason, minutes })}
    />
  );
}
