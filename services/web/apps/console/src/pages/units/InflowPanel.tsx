import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { inflow } from '../../api/records';
import { useI18n, word } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';

/** Members of other units who take part here, and what they may do; nothing where nobody came. */
export function InflowPanel({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const { allowed } = useMay('members.view');
  const { data } = useQuery({ ...inflow(unit), enabled: allowed });
  if (!data || data.items.length === 0) return null;
  const rights = data.rights.map((right) => word(t, 'inflowRight', right)).join(t('unit.inflowAnd'));
  return (
    <Panel title={t('unit.inflow', { n: data.items.length })}>
      <ul className="inflow">
        {data.items.map((one) => (
          <li key={one.id}>
            <strong>{one.member_name}</strong>
            <p className="quiet">
              {[one.unit_name, t('unit.inflowSince', { day: date(one.since, locale) }), one.contact]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('unit.inflowRights', { rights })}</p>
      <RuleBasis
        rule={data.basis.rule}
        source={data.basis.source}
        since={data.basis.effective_from}
        own={data.basis.own}
      />
    </Panel>
  );
}
