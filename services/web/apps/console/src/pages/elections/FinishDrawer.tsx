import { Checkbox, Form, Select } from 'antd';
import { E, type ResultIn, settle } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { useClear } from '../../kit/useClear';
import type { StepProps } from './drawers';

const POSTS = [
  'organisation_commissioner',
  'publicity_commissioner',
  'discipline_commissioner',
  'youth_commissioner',
  'mass_work_commissioner',
] as const;

interface Values {
  posts: Record<string, (typeof POSTS)[number] | null>;
  seats_left_open: boolean;
}

/** Who takes which post; after that it is for the committee above. */
export function FinishDrawer({ of, onClose }: StepProps) {
  const t = useT();
  const clear = useClear();
  const save = useAction({
    run: (body: ResultIn) => settle(of, body),
    stale: [E],
    done: t('election.settled'),
    onDone: onClose,
    inForm: true,
  });
  const committee = of.offices.find((one) => one.office === 'committee_member')?.elected ?? [];
  const names = new Map(of.rounds.flatMap((round) => round.votes.map((one) => [one.member_id, one.name] as const)));
  const open = of.offices.some((one) => one.open > 0);
  const initial: Values = { posts: {}, seats_left_open: false };
  const bodyOf = ({ posts, seats_left_open }: Values): ResultIn => ({
    posts: Object.entries(posts ?? {}).flatMap(([member_id, post]) => (post ? [{ member_id, post }] : [])),
    seats_left_open,
  });
  return (
    <DrawerForm<Values>
      open
      title={t('electionStep.finish')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf({ ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('electionStep.finish')}
    >
      <p className="drawer-text">
        {t(of.kind === 'delegates' ? 'congress.finishWhat' : 'election.finishWhat', {
          above: of.above_name ?? t('electionTurn.above'),
        })}
      </p>
      {committee.map((id) => (
        <Form.Item key={id} name={['posts', id]} label={names.get(id) ?? ''}>
          <Select
            allowClear={clear}
            placeholder={t('election.plainMember')}
            options={POSTS.map((value) => ({ value, label: word(t, 'post', value) }))}
          />
        </Form.Item>
      ))}
      {open && (
        <Form.Item name="seats_left_open" valuePropName="checked">
          <Checkbox>{t('election.leaveOpen')}</Checkbox>
        </Form.Item>
      )}
    </DrawerForm>
  );
}
