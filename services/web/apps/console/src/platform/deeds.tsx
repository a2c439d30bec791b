import { useState } from 'react';
import { askEntry, close, O, type Organisation, reopen, resume, suspend } from '../api/operator';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useT } from '../i18n';
import { ReasonDrawer } from './ReasonDrawer';

type Named = Pick<Organisation, 'id' | 'name'>;
type Which = 'suspend' | 'close' | 'ask';

/** The least the product's own defaults allow; the server knows what this deployment asks for. */
const DAYS = 30;
const MINUTES = 120;

/** What can be done to an organisation, with its drawers. */
export function useOrganisationDeeds() {
  const t = useT();
  const [open, setOpen] = useState<{ which: Which; of: Named }>();
  const confirm = useConfirm();
  const onDone = () => setOpen(undefined);
  const stale = [O.tenants, O.runs, O.entries];
  const name = open?.of.name ?? '';
  const id = open?.of.id ?? '';
  const suspending = useAction({
    run: (reason: string) => suspend(id, reason),
    stale,
    done: t('platform.suspended', { name }),
    onDone,
    inForm: true,
  });
  const closing = useAction({
    run: ({ reason, days }: { reason: string; days: number }) => close(id, reason, days),
    stale,
    done: t('org.closed', { name }),
    onDone,
    inForm: true,
  });
  const asking = useAction({
    run: ({ reason, minutes }: { reason: string; minutes: number }) => askEntry(id, reason, minutes),
    stale,
    done: (entry) => t(entry.state === 'open' ? 'entry.asked' : 'entry.waits'),
    onDone,
    inForm: true,
  });
  const resuming = useAction({
    run: (of: Named) => resume(of.id),
    stale,
    done: (_, of) => t('platform.resumed', { name: of.name }),
  });
  const reopening = useAction({
    run: (of: Named) => reopen(of.id),
    stale,
    done: (_, of) => t('org.reopened', { name: of.name }),
  });
  const drawers = (
    <>
      <ReasonDrawer
        open={open?.which === 'suspend'}
        title={t('platform.suspendOf', { name })}
        what={t('platform.suspendWhat')}
        reasonLabel={t('platform.reason')}
        reasonHelp={t('platform.reasonHelp')}
        submit={t('platform.suspend')}
        danger
        error={suspending.error}
        loading={suspending.isPending}
        onClose={onDone}
        onSubmit={(reason) => suspending.mutate(reason)}
      />
      <ReasonDrawer
        open={open?.which === 'close'}
        title={t('org.closeOf', { name })}
        what={t('org.closeWhat')}
        reasonLabel={t('org.closeReason')}
        reasonHelp={t('org.closeReasonHelp')}
        submit={t('org.close')}
        danger
        number={{
          name: 'days',
          label: t('org.closeDays'),
          help: t('org.closeDaysHelp', { days: DAYS }),
          least: 1,
          most: 3650,
          initial: DAYS,
        }}
        error={closing.error}
        loading={closing.isPending}
        onClose={onDone}
        onSubmit={(reason, days) => closing.mutate({ reason, days })}
      />
      <ReasonDrawer
        open={open?.which === 'ask'}
        title={t('entry.askOf', { name })}
        what={t('entry.askWhat')}
        reasonLabel={t('entry.reason')}
        reasonHelp={t('entry.reasonHelp')}
        submit={t('entry.ask')}
        number={{ name: 'minutes', label: t('entry.minutes'), least: 5, most: MINUTES, initial: 30 }}
        error={asking.error}
        loading={asking.isPending}
        onClose={onDone}
        onSubmit={(reason, minutes) => asking.mutate({ reason, minutes })}
      />
    </>
  );
  return {
    drawers,
    suspend: (of: Named) => setOpen({ which: 'suspend', of }),
    close: (of: Named) => setOpen({ which: 'close', of }),
    ask: (of: Named) => setOpen({ which: 'ask', of }),
    resume: (of: Named) =>
      confirm({
        title: t('platform.resumeOf', { name: of.name }),
        effects: [t('platform.resumeWhat')],
        ok: t('platform.resume'),
        run: () => resuming.mutateAsync(of),
      }),
    reopen: (of: Named) =>
      confirm({
        title: t('org.reopenOf', { name: of.name }),
        effects: [t('org.reopenWhat')],
        ok: t('org.reopen'),
        run: () => reopening.mutateAsync(of),
      }),
  };
}
