import { date } from '@zhibu/format';
import type { DevelopmentFile } from '../../api/development';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';

interface PlanPanelProps {
  of: DevelopmentFile;
  place: () => void;
  takeOut: () => void;
  special: () => void;
}

/** The place in the plan of a year, and the way beside the procedure. */
export function PlanPanel({ of, place, takeOut, special }: PlanPanelProps) {
  const { t, locale } = useI18n();
  const open = !of.closed_on && !of.member_id;
  if (!of.plan && !open) return null;
  const blocked = (action: 'update' | 'decide') => (of.actions.includes(action) ? undefined : t('unit.outOfReach'));
  const year = of.plan ? String(of.plan.year) : undefined;
  return (
    <Panel
      title={t('plan.title')}
      extra={<Go to={pb.developmentPlan({ unit: of.unit_id, ...(year && { year }) })}>{t('plan.open')}</Go>}
    >
      <p className={of.plan ? undefined : 'quiet'}>
        {of.plan ? t('plan.placedOn', { year: of.plan.year, day: date(of.plan.on, locale) }) : t('plan.notIn')}
        {of.plan?.reason && ` · ${of.plan.reason}`}
      </p>
      {open && (
        <div className="dev-next-foot">
          {of.listable && !of.plan && (
            <Action type="primary" needs="development.record" blocked={blocked('update')} onClick={place}>
              {t('plan.place')}
            </Action>
          )}
          {of.plan && (
            <Action needs="development.record" blocked={blocked('update')} onClick={takeOut}>
              {t('plan.takeOut')}
            </Action>
          )}
          <Action needs="development.decide" blocked={blocked('decide')} onClick={special}>
            {t('special.open')}
          </Action>
        </div>
      )}
    </Panel>
  );
}

/** An admission beside the procedure, with who approved it. */
export function SpecialPanel({ of }: { of: DevelopmentFile }) {
  const { t, locale } = useI18n();
  const one = of.admission;
  if (!one) return null;
  return (
    <Panel title={t('special.panel')}>
      <Facts
        facts={[
          { label: t('special.kind'), value: word(t, 'specialKind', one.kind) },
          { label: t('special.joinedOn'), value: date(one.joined_on, locale) },
          ...(one.died_on ? [{ label: t('special.diedOn'), value: date(one.died_on, locale) }] : []),
          { label: t('special.deeds'), value: one.deeds, wide: true },
        ]}
      />
      <ul className="dev-list">
        {one.approvals.map((approval) => (
          <li key={approval.level}>
            {t('special.approvalLine', {
              day: date(approval.decided_on, locale),
              level: word(t, 'admissionLevel', approval.level),
              body: approval.body,
              doc: approval.doc_no,
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
