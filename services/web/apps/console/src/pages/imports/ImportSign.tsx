import type { ImportRun } from '../../api/records';
import { useT } from '../../i18n';
import { Sign, type Tone } from '../../kit/Sign';

const TONES: Record<ImportRun['state'], Tone> = {
  reading: 'wait',
  checked: 'warn',
  applying: 'wait',
  applied: 'good',
  failed: 'bad',
  undone: 'plain',
  discarded: 'plain',
};

export function ImportSign({ state }: { state: ImportRun['state'] }) {
  const t = useT();
  return <Sign tone={TONES[state]}>{t(`importState.${state}`)}</Sign>;
}
