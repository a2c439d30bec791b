import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { B, onboarding, patchOnboarding, samples } from '../../../api/onboarding';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { Panel } from '../../../kit/Page';
import { useMayAsk } from '../counts';
import { Samples } from './Samples';
import { StepLine } from './StepLine';
import { standing, stepsOf } from './steps';
import './start.css';

/** Both halves of what is known: what was said, and what there is. Only administrators are asked to begin. */
function useStart() {
  const mayConfigure = useMayAsk('settings.configure');
  const mayBuild = useMayAsk('units.manage');
  const enabled = mayConfigure && mayBuild;
  const told = useQuery({ ...onboarding(), enabled });
  const state = useQuery({ ...samples(), enabled });
  return told.data && state.data && { told: told.data, samples: state.data };
}

/** The way back to the list, where it was put away. */
export function ShowStart() {
  const t = useT();
  const start = useStart();
  const show = useAction({ run: () => patchOnboarding({ hidden: false }), stale: [B.onboarding] });
  if (!start?.told.hidden) return null;
  return (
    <Button loading={show.isPending} onClick={() => show.mutate()}>
      {t('start.show')}
    </Button>
  );
}

/** What a new organisation does first, and how far it has got. */
export function Start() {
  const t = useT();
  const start = useStart();
  const hide = useAction({ run: () => patchOnboarding({ hidden: true }), stale: [B.onboarding] });
  if (!start || start.told.hidden) return null;
  const steps = stepsOf(start.told, start.samples.real);
  const { settled, total, next } = standing(steps);
  const far = t('start.far', { settled, total });
  return (
    <Panel
      title={t(next ? 'start.title' : 'start.finished')}
      extra={
        <Button type="text" loading={hide.isPending} onClick={() => hide.mutate()}>
          {t('start.hide')}
        </Button>
      }
    >
      <div className="start-far">
        <progress max={total} value={settled} aria-label={t('start.progress')} aria-valuetext={far} />
        <span className="number" role="status">
          {far}
        </span>
      </div>
      <ol className="start-steps">
        {steps.map((step) => (
          <StepLine key={step.name} step={step} current={step.name === next} />
        ))}
      </ol>
      <Samples state={start.samples} />
    </Panel>
  );
}
