import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { api } from '../../api/client';
import { type DelegateElectionIn, type DelegateSeats, E } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useI18n } from '../../i18n';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

interface Props {
  /** Of the unit that elects; closed without it. */
  seats: DelegateSeats | null;
  onClose: () => void;
}

/** Prepares the election of the delegates of a unit: the day is all there is to say. */
export function DelegatesDrawer({ seats, onClose }: Props) {
  const { t, locale } = useI18n();
  const go = useGo();
  const key = useKeyHeader(seats);
  const save = useAction({
    run: (body: DelegateElectionIn) => call(api.POST('/api/records/elections/delegates', { body, ...key })),
    stale: [E],
    done: t('election.planned'),
    onDone: (made) => {
      onClose();
      go(pb.election(made.id));
    },
    inForm: true,
  });
  if (!seats) return null;
  const { unit_id, congress_id, committee_name, congress_on, open } = seats;
  const day = date(congress_on, locale);
  return (
    <DrawerForm<{ planned_on: string | null }>
      open
      title={t('congress.prepareOf')}
      onClose={onClose}
      initial={{ planned_on: null }}
      onSubmit={({ planned_on }) => save.mutate({ unit_id, congress_id, planned_on: planned_on ?? '' })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('congress.prepareOf')}
    >
      <p className="drawer-text">{t('congress.prepareWhat', { committee: committee_name, day, n: open })}</p>
      <DateField name="planned_on" label={t('election.plannedOn')} required />
    </DrawerForm>
  );
}
