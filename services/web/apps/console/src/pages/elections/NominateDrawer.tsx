import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { allVoters, type CandidatesIn, E, nominate, type Office } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import type { StepProps } from './drawers';
import { eligible } from './fields';
import { MembersField } from './MembersField';

type Values = Partial<Record<Office, string[]>>;

/** Who stands, office by office. Those for secretary and deputy come from those for the committee. */
export function NominateDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const list = useQuery(allVoters(of.id));
  const save = useAction({
    run: (body: CandidatesIn) => nominate(of, body),
    stale: [E],
    done: t('election.saved'),
    onDone: onClose,
    inForm: true,
  });
  if (!list.data) return null;
  const options = eligible(list.data.items).map((one) => ({ value: one.member_id, label: one.name }));
  const initial: Values = Object.fromEntries(
    of.offices.map(({ office }) => [
      office,
      of.candidates.filter((one) => one.office === office).map((one) => one.member_id),
    ]),
  );
  const bodyOf = (values: Values): CandidatesIn => ({
    candidates: of.offices.flatMap(({ office }) => (values[office] ?? []).map((member_id) => ({ member_id, office }))),
  });
  return (
    <DrawerForm<Values>
      open
      title={t('electionStep.nominate')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf({ ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('common.save')}
    >
      <p className="drawer-text">{t('election.nominateWhat')}</p>
      {of.offices.map((one) => (
        <Form.Item
          key={one.office}
          name={one.office}
          label={t('election.candidatesOf', { office: t(`office.${one.office}`) })}
          extra={t('election.candidatesNeed', { seats: one.seats, n: one.candidates_needed })}
        >
          {of.assembly === 'congress' ? (
            <MembersField unit={of.unit_id} known={of.candidates} />
          ) : (
            <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
          )}
        </Form.Item>
      ))}
    </DrawerForm>
  );
}
