import { Select } from 'antd';
import { useI18n } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';

interface WhoseYearProps {
  unit: string | undefined;
  year: number;
  years: readonly number[];
  set: (change: { unit?: string; year?: string }) => void;
}

/** Whose year is shown, and which. */
export function WhoseYear({ unit, year, years, set }: WhoseYearProps) {
  const { t } = useI18n();
  return (
    <div className="meeting-whose">
      <UnitPicker aria-label={t('post.unit')} value={unit} onChange={(chosen) => set({ unit: chosen ?? undefined })} />
      <Select
        aria-label={t('meeting.year')}
        value={year}
        options={years.map((value) => ({ value, label: t('meeting.yearN', { year: value }) }))}
        onChange={(chosen: number) => set({ year: String(chosen) })}
      />
    </div>
  );
}
