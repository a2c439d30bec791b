import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { type LostContact, lostContacts, type Member, R } from '../../../api/records';
import { useAction } from '../../../forms/useAction';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { Panel } from '../../../kit/Page';
import { Sign } from '../../../kit/Sign';
import { EndSpell, LostDrawer } from '../drawers';

const STALE = [R.lost, R.members] as const;

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
  const [ending, setEnding] = useState<LostContact>();
  const open = data.some((entry) => !entry.ended_on);
  const end = useAction({
    run: (ended_on: string) =>
      call(
        api.POST('/api/records/lost-contacts/{id}/end', {
          params: { path: { id: ending?.id ?? '' } },
          body: { ended_on },
        }),
      ),
    stale: STALE,
    done: t('register.lostEnded'),
    onDone: () => setEnding(undefined),
    inForm: true,
  });
  return (
    <Panel
      title={t('register.lost')}
      extra={
        <Action
          size="small"
          needs="members.update"
          blocked={open ? t('register.lostOpen') : undefined}
          onClick={() => setBeginning(true)}
        >
          {t('register.add')}
        </Action>
      }
    >
      {data.length === 0 ? (
        <p className="quiet">{t('register.lostNone')}</p>
      ) : (
        <ul className="held-list">
          {data.map((entry) => (
            <Entry key={entry.id} of={entry} onEnd={() => setEnding(entry)} />
          ))}
        </ul>
      )}
      <LostDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell
        open={ending !== undefined}
        title={t('register.lostEnd')}
        text={t('register.lostEndWhat')}
        onClose={() => setEnding(undefined)}
        onSubmit={end.mutate}
        submitError={end.error}
        loading={end.isPending}
      />
    </Panel>
  );
}
