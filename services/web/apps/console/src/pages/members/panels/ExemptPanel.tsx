import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { type Exemption, exemptions, type Member, R } from '../../../api/records';
import { useAction } from '../../../forms/useAction';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Panel } from '../../../kit/Page';
import { EndSpell, ExemptDrawer } from '../drawers';

const STALE = [R.exempt] as const;

function Entry({ of, onEnd }: { of: Exemption; onEnd: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{of.ground ? t(`exemptGround.${of.ground}`) : t('register.exempt')}</strong>
        <p className="quiet">
          {date(of.since, locale)} – {of.until ? date(of.until, locale) : t('member.now')}
        </p>
        <p className="quiet">{t('register.agreed', { day: date(of.agreed_on, locale) })}</p>
      </div>
      {!of.over && (
        <Action size="small" needs="members.update" onClick={onEnd}>
          {t('register.exemptEnd')}
        </Action>
      )}
    </li>
  );
}

/** Times in which the member need not come to meetings. */
export function ExemptPanel({ of }: { of: Member }) {
  const t = useT();
  const { data = [] } = useQuery(exemptions(of.id));
  const [beginning, setBeginning] = useState(false);
  const [ending, setEnding] = useState<Exemption>();
  const end = useAction({
    run: (ended_on: string) =>
      call(
        api.POST('/api/records/attendance-exemptions/{id}/end', {
          params: { path: { id: ending?.id ?? '' } },
          body: { ended_on },
        }),
      ),
    stale: STALE,
    done: t('register.exemptEnded'),
    onDone: () => setEnding(undefined),
    inForm: true,
  });
  return (
    <Panel
      title={t('register.exempt')}
      extra={
        <Action size="small" needs="members.update" onClick={() => setBeginning(true)}>
          {t('register.add')}
        </Action>
      }
    >
      {data.length === 0 ? (
        <p className="quiet">{t('register.exemptNone')}</p>
      ) : (
        <ul className="held-list">
          {data.map((entry) => (
            <Entry key={entry.id} of={entry} onEnd={() => setEnding(entry)} />
          ))}
        </ul>
      )}
      <ExemptDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell
        open={ending !== undefined}
        title={t('register.exemptEnd')}
        text={t('register.exemptEndWhat')}
        onClose={() => setEnding(undefined)}
        onSubmit={end.mutate}
        submitError={end.error}
        loading={end.isPending}
      />
    </Panel>
  );
}
