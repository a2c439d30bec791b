import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { useFilters } from '../../router/useFilters';

export interface UnitSearch extends Record<string, unknown> {
  unit?: string;
}

/** Whose archive is shown. */
export function WhoseArchive({ unit }: { unit: string | undefined }) {
  const t = useT();
  const { set } = useFilters<UnitSearch>();
  return (
    <search className="filters">
      <UnitPicker
        className="pick wider"
        aria-label={t('archive.unit')}
        value={unit}
        onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<UnitSearch>)}
      />
    </search>
  );
}
