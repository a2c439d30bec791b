import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { B, type Mark, patchOnboarding, type StepName } from '../../../api/onboarding';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { pb } from '../../../paths';
import { Go } from '../../../router/go';
import { RulesDrawer } from './RulesDrawer';
import type { Step } from './steps';

/** Where a step is done; the rules are looked at in a drawer here. */
const PLACES: Record<Exclude<StepName, 'rules'>, string> = {
  profile: pb.settings({ section: 'identity' }),
  tree: pb.units(),
  roster: pb.importNew({ kind: 'members' }),
  posts: pb.posts(),
  invitations: pb.invitations(),
};

function useMark(name: StepName) {
  return useAction({
    run: (mark: Mark) => patchOnboarding({ step: { step: name, mark } }),
    stale: [B.onboarding],
  });
}

function Sign({ step }: { step: Step }) {
  if (step.done) return <CheckCircleFilled aria-hidden className="start-sign done" />;
  if (step.mark === 'skipped') return <MinusCircleOutlined aria-hidden className="start-sign" />;
  return <span aria-hidden className="start-sign open" />;
}

function Way({ name, primary }: { name: StepName; primary: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const mark = useMark(name);
  const label = t(`start.${name}.go`);
  const look = primary ? 'as-button primary' : 'as-button';
  if (name !== 'rules') {
    return (
      <>
        <Go to={PLACES[name]} className={look}>
          {label}
        </Go>
        {name === 'profile' && (
          <Button loading={mark.isPending} onClick={() => mark.mutate('confirmed')}>
            {t('start.profile.right')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <RulesDrawer
        open={open}
        onClose={() => setOpen(false)}
        loading={mark.isPending}
        onConfirm={() => mark.mutate('confirmed', { onSuccess: () => setOpen(false) })}
      />
    </>
  );
}

/** One step: what it is for, how it stands, the way there. */
export function StepLine({ step, current }: { step: Step; current: boolean }) {
  const t = useT();
  const mark = useMark(step.name);
  const skipped = !step.done && step.mark === 'skipped';
  const word = step.done ? 'done' : skipped ? 'skipped' : 'open';
  return (
    <li className={`start-step ${word}`} aria-current={current ? 'step' : undefined}>
      <Sign step={step} />
      <div className="start-text">
        <strong>{t(`start.${step.name}`)}</strong> <span className="start-word">{t(`start.is.${word}`)}</span>
        {!step.done && <p className="quiet">{t(`start.${step.name}.why`)}</p>}
      </div>
      <div className="start-ways">
        {!step.done && !skipped && <Way name={step.name} primary={current} />}
        {!step.done && (
          <Button
            type="text"
            loading={mark.isPending}
            aria-label={t(skipped ? 'start.reopenOf' : 'start.skipOf', { step: t(`start.${step.name}`) })}
            onClick={() => mark.mutate(skipped ? 'open' : 'skipped')}
          >
            {t(skipped ? 'start.reopen' : 'start.skip')}
          </Button>
        )}
      </div>
    </li>
  );
}
