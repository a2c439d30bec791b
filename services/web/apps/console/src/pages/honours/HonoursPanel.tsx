import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { HONOURS, type Honour, honours, type Whose, withdrawHonour } from '../../api/honours';
import { useWithdraw } from '../../forms/useWithdraw';
import { useI18n, useT } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { HeldPanel } from '../../kit/HeldPanel';
import { lateDrawer } from '../../kit/WhenOpened';

const HonourDrawer = lateDrawer(async () => (await import('./HonourDrawer')).HonourDrawer);

function Entry({ of, onWithdraw }: { of: Honour; onWithdraw: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{of.title}</strong>
        <p className="quiet">
          {t(`honourLevel.${of.level}`)} · {of.awarded_by} · {date(of.awarded_on, locale)}
        </p>
        {of.doc_no && <p className="quiet">{of.doc_no}</p>}
      </div>
      <Action size="small" needs="honours.record" onClick={onWithdraw}>
        {t('honour.withdraw')}
      </Action>
    </li>
  );
}

/** Commendations and honours of a member, or of a unit itself. */
export function HonoursPanel({ whose, name }: { whose: Whose; name: string }) {
  const t = useT();
  const { allowed } = useMay('honours.view');
  const { data = [] } = useQuery({ ...honours(whose), enabled: allowed });
  const [entering, enter] = useState(false);
  const withdraw = useWithdraw({
    run: withdrawHonour,
    stale: [HONOURS],
    ask: (title) => t('honour.withdrawAsk', { title }),
    effect: t('honour.withdrawEffect'),
    ok: t('honour.withdraw'),
    done: t('honour.wasWithdrawn'),
  });
  if (!allowed) return null;
  return (
    <HeldPanel
      title={t('honour.heading')}
      needs="honours.record"
      onAdd={() => enter(true)}
      all={data}
      none={t('honour.none')}
      entry={(one) => <Entry of={one} onWithdraw={() => withdraw(one)} />}
    >
      <HonourDrawer whose={whose} name={name} open={entering} onClose={() => enter(false)} />
    </HeldPanel>
  );
}
