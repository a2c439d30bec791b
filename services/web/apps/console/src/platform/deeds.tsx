import { useState } from 'react';
import { reopen, resume } from '../api/operator';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useT } from '../i18n';
import { AskDrawer, CloseDrawer, type Named, STALE, SuspendDrawer } from './DeedDrawers';

type Which = 'suspend' | 'close' | 'ask';

/** What can be done to an organisation, with its drawers. */
export function useOrganisationDeeds() {
  const t = useT();
  const [open, setOpen] = useState<{ which: Which; of: Named }>();
  const confirm = useConfirm();
  const onClose = () => setOpen(undefined);
  const of = (which: Which) => (open?.which === which ? open.of : undefined);
  const resuming = useAction({
    run: (of: Named) => resume(of.id),
    stale: STALE,
    done: (_, of) => t('platform.resumed', { name: of.name }),
  });
  const reopening = useAction({
    run: (of: Named) => reopen(of.id),
    stale: STALE,
    done: (_, of) => t('org.reopened', { name: of.name }),
  });
  const drawers = (
    <>
      <SuspendDrawer of={of('suspend')} onClose={onClose} />
      <CloseDrawer of={of('close')} onClose={onClose} />
      <AskDrawer of={of('ask')} onClose={onClose} />
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
