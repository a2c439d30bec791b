import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { E } from '../../../api/elections';
import { type Member, R, type RightsSuspension, rightsSuspensions } from '../../../api/records';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { Sign } from '../../../kit/Sign';
import { EndSpell, RightsDrawer } from '../drawers';
import { useEnding } from './useEnding';

const STALE = [R.rights, E] as const;

const end = (id: string, ended_on: string) =>
  call(api.POST('/api/records/rights-suspensions/{id}/end', { params: { path: { id } }, body: { ended_on } }));

function Entry({ of, onEnd }: { of: RightsSuspension; onEnd: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{t(`rightsRest.${of.kind}`)}</strong> {!of.over && <Sign tone="bad">{t('register.rightsRest')}</Sign>}
        <p className="quiet">
          {date(of.since, locale)} – {of.until ? date(of.until, locale) : t('member.now')}
        </p>
        <p className="quiet">{t('register.paper', { no: of.doc_no, day: date(of.decided_on, locale) })}</p>
      </div>
      {!of.over && (
        <Action size="small" needs="members.update" onClick={onEnd}>
          {t('register.rightsEnd')}
        </Action>
      )}
    </li>
  );
}

/** What follows from the record itself, and is entered nowhere else. */
function Derived({ of }: { of: Member }) {
  const t = useT();
  if (of.membership_state === 'suspended') return <p>{t('register.rightsOfSuspended')}</p>;
  return of.member_kind === 'probationary' ? <p>{t('register.rightsOfProbationary')}</p> : null;
}

/** Whether the member votes, elects and may be elected: one register for elections, votes and meetings. */
export function RightsPanel({ of }: { of: Member }) {
  const t = useT();
  const { data = [] } = useQuery(rightsSuspensions(of.id));
  const [beginning, setBeginning] = useState(false);
  const { setEnding, shell } = useEnding<RightsSuspension>({ run: end, stale: STALE, done: t('register.rightsEnded') });
  return (
    <HeldPanel
      title={t('register.rights')}
      needs="members.update"
      blocked={of.member_kind === 'probationary' ? t('register.rightsOfProbationary') : undefined}
      onAdd={() => setBeginning(true)}
      lead={<Derived of={of} />}
      all={data}
      none={t('register.rightsNone')}
      entry={(entry) => <Entry of={entry} onEnd={() => setEnding(entry)} />}
    >
      <RightsDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell {...shell} title={t('register.rightsEnd')} text={t('register.rightsEndWhat')} />
    </HeldPanel>
  );
}
