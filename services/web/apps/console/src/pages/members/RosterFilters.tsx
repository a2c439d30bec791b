import { Button, Checkbox, Select } from 'antd';
import { useT, word } from '../../i18n';
import { countActive, Filters } from '../../kit/Filters';
import { SearchField } from '../../kit/SearchField';
import { UnitPicker } from '../../kit/UnitPicker';
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
      <UnitPicker
        className="pick wider"
        aria-label={t('roster.unit')}
        allowClear
        placeholder={t('roster.unit')}
        value={filters.unit}
        onChange={(unit) => set({ unit: unit ?? undefined, ...(unit ? {} : { only: undefined }) })}
      />
      {filters.unit && (
        <Checkbox checked={!filters.only} onChange={(event) => set({ only: !event.target.checked })}>
          {t('roster.below')}
        </Checkbox>
      )}
      <Select
        className="pick"
        aria-label={t('roster.kind')}
        allowClear
        placeholder={t('roster.kind')}
        value={filters.kind ?? null}
        onChange={(kind: (typeof MEMBER_KINDS)[number] | null) => set({ kind: kind ?? undefined })}
        options={MEMBER_KINDS.map((value) => ({ value, label: word(t, 'memberKind', value) }))}
      />
      <Select
        className="pick"
        aria-label={t('roster.state')}
        allowClear
        placeholder={t('roster.onRoster')}
        value={filters.state ?? null}
        onChange={(state: (typeof MEMBER_STATES)[number] | null) => set({ state: state ?? undefined })}
        options={MEMBER_STATES.map((value) => ({ value, label: word(t, 'memberState', value) }))}
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
