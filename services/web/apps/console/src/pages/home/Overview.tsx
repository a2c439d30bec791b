import { useQuery } from '@tanstack/react-query';
import { type Unit, unitTree } from '../../api/records';
import { usePractises } from '../../app/practice';
import { useI18n, word } from '../../i18n';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { tops } from '../../units/tree';
import { useMayAsk } from './counts';

function byKind(units: readonly Unit[]): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit.kind, (counts.get(unit.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** A unit's count includes everything below it, so only the tops are added up. */
const total = (units: readonly Unit[], of: (unit: Unit) => number) =>
  tops(units).reduce((sum, unit) => sum + of(unit), 0);

/** How large what one answers for is; each number opens the list behind it. */
export function Overview() {
  const { t, locale } = useI18n();
  const practises = usePractises();
  const { data } = useQuery({ ...unitTree(), enabled: useMayAsk('units.view') });
  if (!data) return null;
  const active = data.filter((unit) => unit.state === 'active');
  const vacant = active.filter((unit) => unit.kind !== 'group' && unit.secretary_name === null).length;
  const on = total(active, (unit) => unit.members_probationary);
  const probationary = {
    label: word(t, 'memberKind', 'probationary'),
    value: on,
    to: pb.members({ kind: 'probationary' }),
  };
  const figures: { label: string; value: number; to: string }[] = [
    {
      label: word(t, 'memberKind', 'full'),
      value: total(active, (unit) => unit.members_full),
      to: pb.members({ kind: 'full' }),
    },
    ...(practises('development') || on > 0 ? [probationary] : []),
    { label: t('home.units'), value: active.length, to: pb.units() },
    { label: t('home.vacant'), value: vacant, to: pb.posts() },
  ];
  return (
    <Panel title={t('home.overview')}>
      <ul className="figures">
        {figures.map((figure) => (
          <li key={figure.label}>
            <Go to={figure.to} className="figure">
              <span className="figure-value number">{number(figure.value, locale)}</span>
              <span>{figure.label}</span>
            </Go>
          </li>
        ))}
      </ul>
      <h3 className="figures-more">{t('home.byKind')}</h3>
      <ul className="bars">
        {byKind(active).map(([kind, count]) => (
          <li key={kind}>
            <span>{word(t, 'unitKind', kind)}</span>
            <i aria-hidden style={{ inlineSize: `${(count / active.length) * 100}%` }} />
            <span className="number">{count}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
