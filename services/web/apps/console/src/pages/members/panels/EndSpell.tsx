import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { useT } from '../../../i18n';

interface EndSpellProps {
  open: boolean;
  title: string;
  text: string;
  onClose: () => void;
  onSubmit: (lastDay: string) => void;
  submitError: unknown;
  loading: boolean;
}

/** The last day of a stay away or of a time out of contact. */
export function EndSpell({ text, onSubmit, ...shell }: EndSpellProps) {
  const t = useT();
  return (
    <DrawerForm<{ ended_on: string | null }>
      {...shell}
      initial={{ ended_on: null }}
      onSubmit={({ ended_on }) => onSubmit(ended_on ?? '')}
    >
      <p className="drawer-text">{text}</p>
      <DateField name="ended_on" label={t('register.until')} required past />
    </DrawerForm>
  );
}
