import { useEffect } from 'react';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { ruleBook } from '../../api/rules';
import { isLeavable, usePractises } from '../../app/practice';
import { useI18n } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { Changes } from './Changes';
import { RulePanel } from './RulePanel';
import { called } from './says';
import { useWords } from './useWords';
import './rules.css';

interface Search extends Record<string, unknown> {
  area?: string;
  rule?: string;
}

/** In the order a secretary meets them. */
const ORDER = [
  'meetings',
  'dues',
  'development',
  'transfers',
  'elections',
  'units',
  'members',
  'documents',
  'overview',
];

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(ruleBook());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.rules') }];

/** Every rule that holds for the organisation, by area; what is decided here holds from its day on. */
export function Page() {
  const { t } = useI18n();
  const book = usePrefetched(ruleBook());
  const words = useWords();
  const { filters } = useFilters<Search>();
  const rank = (area: string) => (ORDER.includes(area) ? ORDER.indexOf(area) : ORDER.length);
  const practises = usePractises();
  // of what is left out, only the rule that says so
  const known = book.areas.map((one) =>
    isLeavable(one.area) && !practises(one.area)
      ? { ...one, rules: one.rules.filter((rule) => rule.id === `${one.area}.practice`) }
      : one,
  );
  const areas = known.sort((a, b) => rank(a.area) - rank(b.area));
  const shown = areas.find(({ area }) => area === filters.area) ?? areas[0];
  useEffect(() => {
    if (filters.rule) document.getElementById(`rule-${filters.rule}`)?.scrollIntoView({ block: 'start' });
  }, [filters.rule]);
  return (
    <Frame title={t('nav.rules')} lead={t('rules.pageLead')}>
      <TabLinks
        label={t('rules.areas')}
        tabs={areas.map(({ area }) => ({
          to: pb.rules({ area }),
          label: called(words, 'area', area) ?? area,
          current: area === shown?.area,
        }))}
      />
      {shown?.rules.map((rule) => (
        <RulePanel key={rule.id} rule={rule} words={words} />
      ))}
      <Changes book={book} words={words} />
    </Frame>
  );
}
