import { dateTime } from '@zhibu/format';
import { Drawer } from 'antd';
import type { Run } from '../api/operator';
import { useLook } from '../app/preferences';
import { useI18n, word } from '../i18n';
import { Notice } from '../kit/Notice';
import { ScrollX } from '../kit/ScrollX';
import { Sign, type Tone } from '../kit/Sign';
import { namesOf } from './runColumns';

type Step = Run['steps'][number];

const TONES: Record<Step['state'], Tone> = { done: 'good', next: 'wait', failed: 'bad', later: 'plain' };

function Row({ of }: { of: Step }) {
  const { t } = useI18n();
  return (
    <tr>
      <th scope="row">
        {word(t, 'runStep', of.step)}
        {of.service && <div className="quiet">{word(t, 'service', of.service)}</div>}
      </th>
      <td>
        <Sign tone={TONES[of.state]}>{word(t, 'runStepState', of.state)}</Sign>
        {of.attempts > 0 && <div className="number">{t('run.failedTimes', { times: of.attempts })}</div>}
        {of.error && <div className="code">{of.error}</div>}
      </td>
    </tr>
  );
}

function Steps({ of }: { of: Run }) {
  const { t, locale } = useI18n();
  return (
    <>
      {of.held && (
        <Notice tone="warn" title={t('run.held')}>
          {t('run.heldBy', { name: of.held.by_name ?? '—', at: dateTime(of.held.since, locale) })}
        </Notice>
      )}
      <ScrollX label={t('run.stepsOf', namesOf(t, of))}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('run.step')}</th>
              <th scope="col">{t('run.stepState')}</th>
            </tr>
          </thead>
          <tbody>
            {of.steps.map((step) => (
              <Row key={`${step.step}-${step.service ?? ''}`} of={step} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

/** All steps of one change in order: what is done, what comes next, and what did not succeed. */
export function RunDrawer({ of, onClose }: { of: Run | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const { narrow } = useLook();
  return (
    <Drawer
      open={of !== undefined}
      onClose={onClose}
      title={of && t('run.stepsOf', namesOf(t, of))}
      size={narrow ? '100%' : 560}
    >
      {of && <Steps of={of} />}
    </Drawer>
  );
}
