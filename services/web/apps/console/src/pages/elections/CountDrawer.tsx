import { Checkbox, Form } from 'antd';
import { count, E, type RoundIn } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import type { StepProps } from './drawers';
import { CountField } from './fields';

interface Votes {
  yes: number;
  no: number;
  abstain: number;
}

interface Values {
  present: number;
  issued: number;
  returned: number;
  spoilt: number;
  void: boolean;
  votes: Votes[];
}

/** The count of one round: ballots, and the votes for everybody on them. */
export function CountDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const save = useAction({
    run: (body: RoundIn) => count(of, body),
    stale: [E],
    done: t('election.counted'),
    onDone: onClose,
    inForm: true,
  });
  const office = of.offices.find((one) => one.open > 0);
  if (!office) return null;
  const name = (id: string) => of.candidates.find((one) => one.member_id === id)?.name ?? '';
  const present = office.present ?? 0;
  const initial: Values = {
    present,
    issued: present,
    returned: present,
    spoilt: 0,
    void: false,
    votes: office.on_ballot.map(() => ({ yes: 0, no: 0, abstain: 0 })),
  };
  const bodyOf = ({ votes, ...values }: Values): RoundIn => ({
    ...values,
    office: office.office,
    votes: office.on_ballot.map((member_id, at) => ({ member_id, ...(votes[at] as Votes) })),
  });
  return (
    <DrawerForm<Values>
      open
      title={t('election.countOf', { office: t(`office.${office.office}`) })}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf({ ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('electionStep.count')}
    >
      <p className="drawer-text">
        {t(office.run_off ? 'election.runOffWhat' : 'election.countWhat', { seats: office.open })}
      </p>
      <div className="election-counts">
        <CountField name="present" label={t('election.present')} />
        <CountField name="issued" label={t('election.issued')} />
        <CountField name="returned" label={t('election.returned')} />
        <CountField name="spoilt" label={t('election.spoilt')} />
      </div>
      <Form.Item name="void" valuePropName="checked" extra={t('election.voidHelp')}>
        <Checkbox>{t('election.isVoid')}</Checkbox>
      </Form.Item>
      {office.on_ballot.map((id, at) => (
        <fieldset key={id} className="election-rows">
          <legend>{name(id)}</legend>
          <div className="election-counts">
            <CountField name={['votes', at, 'yes']} label={t('election.yes')} />
            <CountField name={['votes', at, 'no']} label={t('election.no')} />
            <CountField name={['votes', at, 'abstain']} label={t('election.abstain')} />
          </div>
        </fieldset>
      ))}
    </DrawerForm>
  );
}
