import { Button } from 'antd';
import type { AuditSource } from '../../api/audit';
import { useT } from '../../i18n';
import { AccountPicker } from '../../kit/AccountPicker';
import { Choice } from '../../kit/Choice';
import { DayFilter } from '../../kit/DayFilter';
import { countActive, Filters } from '../../kit/Filters';
import { useFilters } from '../../router/useFilters';
import { filterOf, isLook, type Search, sourceOf, turnTo } from './search';
import { WordFilter } from './WordFilter';
import { ACTIONS, SUBJECTS } from './words';

interface PartProps {
  filters: Search;
  set: (change: Partial<Search>) => void;
}

/** The chain that is shown. */
function Source({ filters, set }: PartProps) {
  const t = useT();
  return (
    <Choice<AuditSource>
      quiet
      label={t('audit.source')}
      value={sourceOf(filters)}
      options={[
        { value: 'identity', label: t('audit.identity') },
        { value: 'records', label: t('audit.records') },
      ]}
      onChange={(next) => set(turnTo(next, filters) as Partial<Search>)}
    />
  );
}

/** What was done, and to what. */
function Words({ filters, set }: PartProps) {
  const t = useT();
  const source = sourceOf(filters);
  return (
    <>
      <WordFilter
        label={t('audit.action')}
        group="auditAction"
        words={ACTIONS[source]}
        value={filters.action}
        onChange={(action) => set({ action } as Partial<Search>)}
      />
      <WordFilter
        label={t('audit.subject')}
        group="auditSubject"
        words={SUBJECTS[source]}
        value={filters.subject}
        {...(isLook(filters.subject) && { called: t('audit.look') })}
        onChange={(subject) => set({ subject } as Partial<Search>)}
      />
    </>
  );
}

/** Whose deeds are shown, which, and of when. */
export function AuditFilters() {
  const t = useT();
  const { filters, set, clear } = useFilters<Search>();
  const active = countActive(filterOf(filters));
  return (
    <Filters active={active} first={<Source filters={filters} set={set} />}>
      <div className="pick">
        <AccountPicker
          placeholder={t('audit.actor')}
          value={filters.actor ?? null}
          onChange={(actor) => set({ actor: actor ?? undefined } as Partial<Search>)}
        />
      </div>
      <Words filters={filters} set={set} />
      <DayFilter label={t('audit.from')} value={filters.from} onChange={(from) => set({ from } as Partial<Search>)} />
      <DayFilter label={t('audit.to')} value={filters.to} onChange={(to) => set({ to } as Partial<Search>)} />
      {active > 0 && <Button onClick={clear}>{t('common.clearFilters')}</Button>}
    </Filters>
  );
}
