import { type AppointmentIn, C, type Cadre, propose } from '../../api/cadres';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { WordField } from '../dues/fields';
import { today } from '../posts/term';

interface Values {
  kind: 'promotion' | 'lateral';
  elected: 'no' | 'yes';
  post: string;
  removes: string;
  reason: string;
  discussed_on: string | null;
}

/** What the committee has discussed: who takes which post. */
export function ProposeDrawer({ open, of, onClose }: { open: boolean; of: Cadre; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const save = useAction({
    run: (body: AppointmentIn) => propose(of.id, body),
    stale: [C],
    done: t('appointment.proposed'),
    onDone: (made) => {
      onClose();
      go(pb.cadreAppointment(made.id));
    },
    inForm: true,
  });
  const initial: Values = {
    kind: 'promotion',
    elected: 'no',
    post: '',
    removes: '',
    reason: '',
    discussed_on: today(),
  };
  const submit = ({ elected, removes, ...values }: Values) =>
    save.mutate({ ...values, elected: elected === 'yes', removes: removes.trim() || null });
  const kinds = (['promotion', 'lateral'] as const).map((value) => ({ value, label: t(`appointmentKind.${value}`) }));
  const ways = (['no', 'yes'] as const).map((value) => ({ value, label: t(`appointmentElected.${value}`) }));
  return (
    <DrawerForm<Values>
      open={open}
      title={t('appointment.propose')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => submit({ ...initial, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('appointment.propose')}
    >
      <p className="drawer-text">{t('appointment.proposeWhat')}</p>
      <WordField name="kind" label={t('appointment.kind')} required options={kinds} />
      <TextField name="post" label={t('appointment.post')} required />
      <TextField name="removes" label={t('appointment.removes')} help={t('appointment.removesHelp')} />
      <WordField name="elected" label={t('appointment.way')} required options={ways} />
      <TextField name="reason" label={t('appointment.reason')} required max={500} rows={2} />
      <DateField name="discussed_on" label={t('appointment.discussedOn')} required past />
    </DrawerForm>
  );
}
