import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { type Disposition, dispositions, endOf } from '../../../api/dispositions';
import type { Member } from '../../../api/records';
import { useI18n, useT, word } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { Sign } from '../../../kit/Sign';
import { today } from '../../posts/term';
import { ApproveDisposition, DispositionDrawer, LiftDisposition } from '../drawers';

function State({ of }: { of: Disposition }) {
  const { t, locale } = useI18n();
  if (of.lifted_on) return <Sign>{t(`dispositionEnded.${endOf(of)}`, { day: date(of.lifted_on, locale) })}</Sign>;
  if (!of.in_force_from) return <Sign tone="wait">{t('disposition.waiting')}</Sign>;
  if (of.over) return <Sign>{t('disposition.isOver')}</Sign>;
  // a warning has no term: it ends with its influence
  const influence = of.open?.influence_until;
  if (influence && influence <= today()) return <Sign>{t('disposition.influenceOver')}</Sign>;
  return <Sign tone="bad">{t('disposition.inForce', { day: date(of.in_force_from, locale) })}</Sign>;
}

function Papers({ of }: { of: NonNullable<Disposition['open']> }) {
  const { t, locale } = useI18n();
  const lines = [
    of.doc_no && t('disposition.paper', { no: of.doc_no }),
    of.approved_by && t('disposition.approvedBy', { by: of.approved_by, no: of.approval_doc_no ?? '' }),
    of.until && t('disposition.until', { day: date(of.until, locale) }),
    of.influence_until && t('disposition.influence', { day: date(of.influence_until, locale) }),
    of.rests_rights && t('disposition.restsRights'),
    of.back_filled_reason && t('disposition.backFilled', { reason: of.back_filled_reason }),
    ...of.doubts.map((doubt) => word(t, 'dispositionDoubt', doubt)),
  ];
  return lines.map((line) =>
    line ? (
      <p key={line} className="quiet">
        {line}
      </p>
    ) : null,
  );
}

interface EntryProps {
  of: Disposition;
  onApprove: () => void;
  onLift: () => void;
}

function Entry({ of, onApprove, onLift }: EntryProps) {
  const { t, locale } = useI18n();
  const name = of.open ? word(t, 'dispositionKind', of.open.kind) : t('disposition.masked');
  const step = of.in_force_from
    ? { text: t(`dispositionEnd.${endOf(of)}`), act: onLift }
    : { text: t('disposition.approve'), act: onApprove };
  return (
    <li className="held">
      <div>
        <strong>{name}</strong> <State of={of} />
        <p className="quiet">{t('disposition.decided', { body: of.body_name, day: date(of.decided_on, locale) })}</p>
        {of.open && <Papers of={of.open} />}
      </div>
      {!of.over && (
        <Action size="small" needs="dispositions.decide" onClick={step.act}>
          {step.text}
        </Action>
      )}
    </li>
  );
}

function Register({ of }: { of: Member }) {
  const t = useT();
  const { data = [] } = useQuery(dispositions(of.id));
  const [entering, setEntering] = useState(false);
  const [approving, setApproving] = useState<Disposition>();
  const [lifting, setLifting] = useState<Disposition>();
  return (
    <HeldPanel
      title={t('disposition.title')}
      needs="dispositions.record"
      onAdd={() => setEntering(true)}
      all={data}
      none={t('disposition.none')}
      entry={(entry) => <Entry of={entry} onApprove={() => setApproving(entry)} onLift={() => setLifting(entry)} />}
    >
      <DispositionDrawer of={of} open={entering} onClose={() => setEntering(false)} />
      <ApproveDisposition of={approving} open={approving !== undefined} onClose={() => setApproving(undefined)} />
      <LiftDisposition of={lifting} open={lifting !== undefined} onClose={() => setLifting(undefined)} />
    </HeldPanel>
  );
}

/** What was decided about the member; only for those who may know. */
export function DispositionsPanel({ of }: { of: Member }) {
  const { allowed } = useMay('dispositions.view');
  return allowed ? <Register of={of} /> : null;
}
