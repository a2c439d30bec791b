import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { MonthField } from '../dues/fields';

export interface PaperValues {
  number: string;
  issued_on: string | null;
  valid_until: string | null;
  paid_to: string;
}

export const paperOf = ({ number, issued_on, valid_until, paid_to }: PaperValues) => ({
  number: number.trim(),
  issued_on: issued_on ?? '',
  valid_until: valid_until ?? '',
  paid_to: paid_to.trim(),
});

/** What stands on a letter from elsewhere. */
export function PaperLetterFields() {
  const t = useT();
  const at = 'paper_letter';
  return (
    <>
      <TextField name={[at, 'number']} label={t('transfer.letterNo')} required max={50} />
      <DateField name={[at, 'issued_on']} label={t('transfer.issuedOn')} required past />
      <DateField name={[at, 'valid_until']} label={t('transfer.validUntil')} required />
      <MonthField name={[at, 'paid_to']} label={t('transfer.paidTo')} required />
    </>
  );
}
