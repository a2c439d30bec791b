import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api } from '../../../api/client';
import { type FloatingSpell, floatingSpells, type Member, R } from '../../../api/records';
import { useI18n, useT } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { Sign } from '../../../kit/Sign';
import { CertificateDrawer, ContactDrawer, EndSpell, FloatingDrawer } from '../drawers';
import { Abroad } from './Abroad';
import { Papers } from './Papers';
import { useEnding } from './useEnding';

const STALE = [R.floating, R.members] as const;

const end = (id: string, ended_on: string) =>
  call(api.POST('/api/records/floating-spells/{id}/end', { params: { path: { id } }, body: { ended_on } }));

interface SpellProps {
  of: FloatingSpell;
  onEnd: () => void;
  onContact: () => void;
  onCertify: () => void;
}

function Spell({ of, onEnd, onContact, onCertify }: SpellProps) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{of.where_to}</strong> {of.abroad && <Sign>{t('register.abroadSign')}</Sign>}{' '}
        {!of.ended_on && <Sign tone={of.counts ? 'info' : 'plain'}>{t('register.months', { n: of.months })}</Sign>}
        <p className="quiet">
          {date(of.since, locale)} – {of.ended_on ? date(of.ended_on, locale) : t('member.now')}
        </p>
        {of.contact && <p className="quiet">{of.contact}</p>}
        {of.abroad && <Abroad of={of.abroad} />}
        <Papers of={of} />
      </div>
      {!of.ended_on && (
        <span className="signs">
          {of.abroad ? (
            <Action size="small" needs="members.update" onClick={onContact}>
              {t('register.contactMade')}
            </Action>
          ) : (
            <Action
              size="small"
              needs="members.update"
              blocked={of.paper?.paper === 'letter' ? t('paperDue.letter') : undefined}
              onClick={onCertify}
            >
              {t('certificate.issue')}
            </Action>
          )}
          <Action size="small" needs="members.update" onClick={onEnd}>
            {t('register.end')}
          </Action>
        </span>
      )}
    </li>
  );
}

/** Stays away from the own branch. */
export function FloatingPanel({ of }: { of: Member }) {
  const t = useT();
  const { data = [] } = useQuery(floatingSpells(of.id));
  const [beginning, setBeginning] = useState(false);
  const [contacted, setContacted] = useState<FloatingSpell>();
  const [certified, setCertified] = useState<FloatingSpell>();
  const open = data.some((spell) => !spell.ended_on);
  const { ending, setEnding, shell } = useEnding<FloatingSpell>({
    run: end,
    stale: STALE,
    done: t('register.floatingEnded'),
  });
  return (
    <HeldPanel
      title={t('register.floating')}
      needs="members.update"
      blocked={open ? t('register.floatingOpen') : undefined}
      onAdd={() => setBeginning(true)}
      all={data}
      none={t('register.floatingNone')}
      entry={(spell) => (
        <Spell
          of={spell}
          onEnd={() => setEnding(spell)}
          onContact={() => setContacted(spell)}
          onCertify={() => setCertified(spell)}
        />
      )}
    >
      {certified && <CertificateDrawer open of={certified} onClose={() => setCertified(undefined)} />}
      {contacted && <ContactDrawer open of={contacted} onClose={() => setContacted(undefined)} />}
      <FloatingDrawer of={of} open={beginning} onClose={() => setBeginning(false)} />
      <EndSpell
        {...shell}
        title={t('register.floatingEnd')}
        text={t('register.floatingEndWhat', { place: ending?.where_to ?? '' })}
      />
    </HeldPanel>
  );
}
