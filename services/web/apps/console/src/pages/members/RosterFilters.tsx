import { Button, Checkbox } from 'antd';
import { useT, word } from '../../i18n';
import { countActive, Filters } from '../../kit/Filters';
import { SearchField } from '../../kit/SearchField';
import { SelectFilter } from '../../kit/SelectFilter';
import { UnitFilter } from '../../kit/UnitFilter';
import { MEMBER_KINDS, MEMBER_STATES } from '../../words/members';
import { isFiltered, type RosterSearch } from './filter';

interface RosterFiltersProps {
  filters: RosterSearch;
  set: (change: Partial<RosterSearch>) => void;
  clear: () => void;
}

export function RosterFilters({ filters, set, clear }: RosterFiltersProps) {
  const t = useT();
  return (
    <Filters
      active={countActive(filters, ['q', 'sort', 'only'])}
      first={
        <SearchField
          label={t('roster.search')}
          placeholder={t('roster.searchHint')}
          value={filters.q}
          onChange={(q) => set({ q })}
        />
      }
    >
      <UnitFilter
        label={t('roster.unit')}
        value={filters.unit}
        onChange={(unit) => set({ unit, ...(unit ? {} : { only: undefined }) })}
      />
      {filters.unit && (
        <Checkbox checked={!filters.only} onChange={(event) => set({ only: !event.target.checked })}>
          {t('roster.below')}
        </Checkbox>
      )}
      <SelectFilter
        label={t('roster.kind')}
        value={filters.kind}
        options={MEMBER_KINDS.map((value) => ({ value, label: word(t, 'memberKind', value) }))}
        onChange={(kind) => set({ kind })}
      />
      <SelectFilter
        label={t('roster.state')}
        placeholder={t('roster.onRoster')}
        value={filters.state}
        options={MEMBER_STATES.map((value) => ({ value, label: word(t, 'memberState', value) }))}
        onChange={(state) => set({ state })}
      />
      <Checkbox checked={filters.floating ?? false} onChange={(event) => set({ floating: event.target.checked })}>
        {word(t, 'flag', 'floating')}
      </Checkbox>
      <Checkbox checked={filters.lost ?? false} onChange={(event) => set({ lost: event.target.checked })}>
        {word(t, 'flag', 'lost_contact')}
      </Checkbox>
      {isFiltered(filters) && <Button onClick={clear}>{t('common.clearFilters')}</Button>}
    </Filters>
  );
}
