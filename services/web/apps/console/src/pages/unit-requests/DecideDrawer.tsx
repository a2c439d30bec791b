import { type DecisionIn, decide, Q, type UnitRequestDetail } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';

interface DecideDrawerProps {
  of: UnitRequestDetail;
  approve: boolean;
  onClose: () => void;
}

/** The answer of the committee above, with the number of its paper. */
export function DecideDrawer({ of, approve, onClose }: DecideDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (body: DecisionIn) => decide(of, body),
    stale: [Q, '/records/units'],
    done: (after) => t(`unitRequestState.${after.state}`),
    onDone: onClose,
    inForm: true,
  });
  const title = t(approve ? 'unitRequest.approve' : 'unitRequest.refuse');
  const initial = { doc_no: '', decided_on: today(), reason: '' };
  return (
    <DrawerForm<typeof initial>
      open
      title={title}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate({ approve, ...initial, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={title}
      danger={!approve}
    >
      <p className="drawer-text">{t(approve ? `unitRequestDone.${of.kind}` : 'unitRequest.refuseWhat')}</p>
      <TextField name="doc_no" label={t('election.docNo')} required={approve} max={100} />
      <DateField name="decided_on" label={t('election.decidedOn')} required past />
      <TextField name="reason" label={t('transfer.why')} required={!approve} max={300} rows={2} />
    </DrawerForm>
  );
}
