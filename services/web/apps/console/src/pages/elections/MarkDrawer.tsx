import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { allVoters, E, type MarksIn, mark, type Voter } from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { WordField } from '../dues/fields';
import type { StepProps } from './drawers';
import { VoterField } from './fields';

export const REASONS = [
  'cannot_express',
  'abroad_privately',
  'serving_sentence',
  'long_ill',
  'should_have_moved',
] as const;

interface Excused {
  member_id: string;
  reason: (typeof REASONS)[number];
  since: string;
  doc_no?: string;
  decided_on?: string | null;
}

interface Values {
  left_out: Excused[];
}

function valuesOf(voters: readonly Voter[]): Values {
  return {
    left_out: voters.flatMap((one) =>
      one.left_out
        ? [
            {
              member_id: one.member_id,
              reason: one.left_out,
              since: one.since ?? '',
              doc_no: one.consent_doc_no ?? '',
              decided_on: one.consent_on ?? null,
            },
          ]
        : [],
    ),
  };
}

function bodyOf({ left_out = [] }: Partial<Values>): MarksIn {
  return {
    left_out: left_out.map(({ doc_no, decided_on, ...one }) => ({
      ...one,
      consent: doc_no?.trim() && decided_on ? { doc_no: doc_no.trim(), decided_on } : null,
    })),
  };
}

/** Whose rights rest is said once, in the register: here they are named, with the way there. */
function NoRights({ voters }: { voters: readonly Voter[] }) {
  const t = useT();
  const rests = voters.filter((one) => !one.votes);
  return (
    <section className="election-rows">
      <h3>{t('election.noRights')}</h3>
      <p className="quiet">{t('election.noRightsHelp')}</p>
      <ul>
        {rests.map((one) => (
          <li key={one.member_id}>
            <Go to={pb.member(one.member_id)}>{one.name}</Go> {t(`voterRight.${one.right}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function LeftOut({ voters }: { voters: readonly Voter[] }) {
  const t = useT();
  return (
    <Form.List name="left_out">
      {(rows, { add, remove }) => (
        <fieldset className="election-rows">
          <legend>{t('election.leftOut')}</legend>
          <p className="quiet">{t('election.leftOutHelp')}</p>
          {rows.map(({ key, name }) => (
            <div key={key} className="election-row">
              <VoterField name={[name, 'member_id']} label={t('transfer.person')} voters={voters} />
              <WordField
                name={[name, 'reason']}
                label={t('election.why')}
                required
                options={REASONS.map((value) => ({ value, label: t(`leftOut.${value}`) }))}
              />
              <DateField name={[name, 'since']} label={t('transfer.since')} required past />
              <TextField name={[name, 'doc_no']} label={t('election.consentNo')} max={100} />
              <DateField name={[name, 'decided_on']} label={t('election.consentOn')} past />
              <Button onClick={() => remove(name)}>{t('election.removeRow')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('election.addLeftOut')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Who is left out of those who should attend. */
export function MarkDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const list = useQuery(allVoters(of.id));
  const save = useAction({
    run: (body: MarksIn) => mark(of, body),
    stale: [E],
    done: t('election.saved'),
    onDone: onClose,
    inForm: true,
  });
  if (!list.data) return null;
  const voters = list.data.items.filter((one) => one.right !== 'probationary');
  const initial = valuesOf(voters);
  return (
    <DrawerForm<Values>
      open
      title={t('electionStep.mark')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf(values))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('common.save')}
    >
      <NoRights voters={voters} />
      <LeftOut voters={voters} />
    </DrawerForm>
  );
}
