import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { lazy, useState } from 'react';
import { HONOURS, type Honour, honours, type Whose, withdrawHonour } from '../../api/honours';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n, useT } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { WhenOpened } from '../../kit/WhenOpened';

const HonourDrawer = lazy(async () => ({ default: (await import('./HonourDrawer')).HonourDrawer }));

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
  const confirm = useConfirm();
  const { allowed } = useMay('honours.view');
  const { data = [] } = useQuery({ ...honours(whose), enabled: allowed });
  const [entering, enter] = useState(false);
  const { mutateAsync: withdraw } = useAction({
    run: withdrawHonour,
    stale: [HONOURS],
    done: t('honour.wasWithdrawn'),
  });
  if (!allowed) return null;
  const ask = (of: Honour) =>
    confirm({
      title: t('honour.withdrawAsk', { title: of.title }),
      effects: [t('honour.withdrawEffect')],
      ok: t('honour.withdraw'),
      danger: true,
      run: () => withdraw(of.id),
    });
  return (
    <Panel
      title={t('honour.heading')}
      extra={
        <Action size="small" needs="honours.record" onClick={() => enter(true)}>
          {t('register.add')}
        </Action>
      }
    >
      {data.length === 0 ? (
        <p className="quiet">{t('honour.none')}</p>
      ) : (
        <ul className="held-list">
          {data.map((one) => (
            <Entry key={one.id} of={one} onWithdraw={() => ask(one)} />
          ))}
        </ul>
      )}
      <WhenOpened open={entering}>
        <HonourDrawer whose={whose} name={name} open={entering} onClose={() => enter(false)} />
      </WhenOpened>
    </Panel>
  );
}
