import { App, Button } from 'antd';
import { addSamples, B, removeSamples, type SampleState, type SamplesRemoved } from '../../../api/onboarding';
import { R } from '../../../api/records';
import { useAction } from '../../../forms/useAction';
import { useConfirm } from '../../../forms/useConfirm';
import { type T, useT } from '../../../i18n';

const STALE = [B.samples, R.units, R.members, R.posts];

const EFFECTS = [
  'start.samples.removeWhat',
  'start.samples.removeKeeps',
  'start.samples.removeFirst',
  'start.samples.removeTold',
] as const;

/** Names what stayed and why: it is the administrator who knows what to do about it. */
function kept(t: T, { kept: all }: SamplesRemoved) {
  return (
    <ul className="effects">
      {all.map((one) => (
        <li key={one.id}>{t('start.samples.kept', { name: one.name, reason: one.reason })}</li>
      ))}
    </ul>
  );
}

function useRemove() {
  const t = useT();
  const { modal, message } = App.useApp();
  const confirm = useConfirm();
  const { mutateAsync } = useAction({
    run: () => removeSamples(),
    stale: STALE,
    onDone: (outcome: SamplesRemoved) => {
      const gone = t('start.samples.removed', { n: outcome.removed });
      if (outcome.kept.length === 0) void message.success(gone);
      else modal.warning({ title: gone, content: kept(t, outcome), okText: t('common.close') });
    },
  });
  return () =>
    confirm({
      title: t('start.samples.removeTitle'),
      effects: EFFECTS.map((effect) => t(effect)),
      ok: t('start.samples.remove'),
      danger: true,
      run: () => mutateAsync(),
    });
}

/** Something to play with, for those who would rather see than read. */
export function Samples({ state }: { state: SampleState }) {
  const t = useT();
  const add = useAction({ run: () => addSamples(), stale: STALE, done: t('start.samples.added') });
  const remove = useRemove();
  const there = state.units + state.members + state.posts > 0;
  if (!there && !state.may_add) return null;
  return (
    <div className="start-samples">
      <p>
        {there ? t('start.samples.there', { units: state.units, members: state.members }) : t('start.samples.offer')}
      </p>
      {there ? (
        <Button onClick={remove}>{t('start.samples.remove')}</Button>
      ) : (
        <Button loading={add.isPending} onClick={() => add.mutate()}>
          {t('start.samples.add')}
        </Button>
      )}
    </div>
  );
}
