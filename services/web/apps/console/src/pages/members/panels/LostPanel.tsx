import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { type LostContact, lostContacts, type Member, R } from '../../../api/records';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { Sign } from '../../../kit/Sign';
import { EndSpell, LostDrawer } from '../drawers';
import { useEnding } from './useEnding';

const STALE = [R.lost, R.members] as const;

const end = (id: string, ended_on: string) =>
  call(api.POST('/api/records/lost-contacts/{id}/end', { params: { path: { id } }, body: { ended_on } }));

function Entry({ of, onEnd }: { of: LostContact; onEnd: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{of.reason}</strong> {!of.ended_on && <Sign tone="bad">{t('register.months', { n: of.months })}</Sign>}
        <p className="quiet">
          {date(of.since, locale)} – {of.ended_on ? date(of.ended_on, locale) : t('member.now')}
        </p>
        {of.due && <p className="warn-text">{t(`register.due.${of.due}`)}</p>}
      </div>
      {!of.ended_on && (
        <Action size="small" needs="members.update" onClick={onEnd}>
          {t('register.found')}
        </Action>
      )}
    </li>
  );
}

/** Times out of contact, with what the rule asks for after so long. */
export function LostPanel({ of }: { of: Member }) {
  const t = useT();
  const { data = [] } = useQuery(lostContacts(of.id));
  const [beginning, setBeginning] = useState(false);
  const open = data.some((entry) => !entry.ended_on);
  const { setEnding, shell } = useEnding<LostContact>({ run: end, stale: STALE, done: t('register.lostEnded') });
  return (
    <HeldPanel
      title={t('register.lost')}
      needs="members.update"
      blocked={open ? t('register.lostOpen') : undefined}
      onAdd={() => setBeginning(true)}
      all={data}
      none={t('register.lostNone')}
      entry={(entry) => <Entry of={entry} onEnd={() => setEnding(entry)} />}
    >
      <LostDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell {...shell} title={t('register.lostEnd')} text={t('register.lostEndWhat')} />
    </HeldPanel>
  );
}
