import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { type Exemption, exemptions, type Member, R } from '../../../api/records';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { EndSpell, ExemptDrawer } from '../drawers';
import { useEnding } from './useEnding';

const STALE = [R.exempt] as const;

const end = (id: string, ended_on: string) =>
  call(api.POST('/api/records/attendance-exemptions/{id}/end', { params: { path: { id } }, body: { ended_on } }));

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
  const { setEnding, shell } = useEnding<Exemption>({ run: end, stale: STALE, done: t('register.exemptEnded') });
  return (
    <HeldPanel
      title={t('register.exempt')}
      needs="members.update"
      onAdd={() => setBeginning(true)}
      all={data}
      none={t('register.exemptNone')}
      entry={(entry) => <Entry of={entry} onEnd={() => setEnding(entry)} />}
    >
      <ExemptDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell {...shell} title={t('register.exemptEnd')} text={t('register.exemptEndWhat')} />
    </HeldPanel>
  );
}
