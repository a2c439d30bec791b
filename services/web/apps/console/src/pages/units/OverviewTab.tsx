import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import type { UnitDetail } from '../../api/records';
import { type LeavableArea, usePractises } from '../../app/practice';
import { useI18n, useT, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { RuleOf } from '../../kit/RuleOf';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { CAPABILITIES } from '../../words/units';
import { HonoursPanel } from '../honours/HonoursPanel';
import { TermSign } from '../posts/TermSign';
import { InflowPanel } from './InflowPanel';
import { Visitors } from './Visitors';

function Term({ of }: { of: UnitDetail }) {
  const { t, locale } = useI18n();
  const { started_on, years, ends_on } = of.term;
  if (years === null) return <>{t('unit.noTerms')}</>;
  if (!started_on || !ends_on) {
    return (
      <>
        {t('unit.termYears', { years })} <RuleOf rule="units.terms" />
      </>
    );
  }
  return (
    <>
      {t('unit.term', { from: date(started_on, locale), to: date(ends_on, locale), years })}{' '}
      <TermSign endsOn={ends_on} /> <RuleOf rule="units.terms" />
    </>
  );
}

/** Capabilities in work that may be left out. */
const AREA_OF: Partial<Record<(typeof CAPABILITIES)[number], LeavableArea>> = {
  develop_members: 'development',
  collect_dues: 'dues',
  transfers: 'transfers',
};

/** What a unit of this kind may do, and why not where it may not. */
function Capabilities({ of }: { of: UnitDetail }) {
  const t = useT();
  const practises = usePractises();
  const note = word(t, 'capabilityNote', of.kind);
  return (
    <Panel title={t('unit.capabilities')}>
      {note !== of.kind && <p className="capability-note">{note}</p>}
      <ul className="capabilities">
        {CAPABILITIES.filter((one) => practises(AREA_OF[one])).map((capability) => {
          const can = of.capabilities.includes(capability);
          return (
            <li key={capability} className={can ? 'can' : 'cannot'}>
              {can ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}
              <div>
                <strong>{t(`capability.${capability}`)}</strong>
                <span className="capability-answer">{t(can ? 'unit.can' : 'unit.cannot')}</span>
                <p className="quiet">{t(`capabilityWhat.${capability}`)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Figures({ of }: { of: UnitDetail }) {
  const t = useT();
  const figures = [
    { label: word(t, 'memberKind', 'full'), value: of.members_full, to: pb.members({ unit: of.id, kind: 'full' }) },
    {
      label: word(t, 'memberKind', 'probationary'),
      value: of.members_probationary,
      to: pb.members({ unit: of.id, kind: 'probationary' }),
    },
  ];
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.label}>
          <Go to={figure.to} className="figure">
            <span className="figure-value number">{figure.value}</span>
            <span>{figure.label}</span>
          </Go>
        </li>
      ))}
      <li>
        <span className="figure">
          <span className="figure-value">{of.secretary_name ?? t('unit.vacant')}</span>
          <span>{word(t, 'post', of.kind === 'group' ? 'group_leader' : 'secretary')}</span>
        </span>
      </li>
    </ul>
  );
}

export function OverviewTab({ unit }: { unit: UnitDetail }) {
  const { t, locale } = useI18n();
  const practises = usePractises();
  const contact = [unit.contact_name, unit.contact_phone].filter(Boolean).join(' · ');
  return (
    <>
      <Figures of={unit} />
      <Panel title={t('unit.facts')}>
        <Facts
          facts={[
            { label: t('unit.name'), value: unit.name, wide: true },
            { label: t('unit.shortName'), value: unit.short_name },
            { label: t('unit.kind'), value: word(t, 'unitKind', unit.kind) },
            {
              label: t('unit.parent'),
              value: unit.parent_id ? <Go to={pb.unit(unit.parent_id)}>{unit.parent_name}</Go> : t('unit.top'),
            },
            { label: t('unit.termTitle'), value: <Term of={unit} /> },
            { label: t('unit.contact'), value: contact },
            { label: t('unit.situation'), value: word(t, 'situation', unit.situation) },
            { label: t('unit.nature'), value: word(t, 'nature', unit.nature) },
            { label: t('unit.bodyName'), value: unit.body_name },
            ...(unit.kind === 'joint_branch' ? [{ label: t('unit.jointBodies'), value: unit.joint_bodies }] : []),
            {
              label: t('unit.creditCode'),
              value: unit.credit_code && <span className="code">{unit.credit_code}</span>,
            },
            { label: t('unit.foundedOn'), value: date(unit.founded_on, locale) },
            { label: t('unit.docNo'), value: unit.approved_doc_no },
            ...(practises('transfers')
              ? [{ label: t('unit.directTransfers'), value: t(unit.direct_transfers ? 'common.yes' : 'common.no') }]
              : []),
            { label: t('unit.externalCode'), value: unit.external_code },
            ...(unit.dissolved_on ? [{ label: t('unit.dissolvedOn'), value: date(unit.dissolved_on, locale) }] : []),
          ]}
        />
      </Panel>
      {practises('transfers') && <InflowPanel unit={unit.id} />}
      {practises('transfers') && unit.state === 'active' && <Visitors unit={unit.id} />}
      <HonoursPanel whose={{ unit_id: unit.id }} name={unit.name} />
      <Capabilities of={unit} />
    </>
  );
}
