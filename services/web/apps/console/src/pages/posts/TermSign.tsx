import { useT } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { termState, today } from './term';

/** Nothing while a term runs; a word of warning before and after its end. */
export function TermSign({ endsOn }: { endsOn: string }) {
  const t = useT();
  const state = termState(endsOn, today());
  if (state.kind === 'running') return null;
  if (state.kind === 'soon') return <Sign tone="warn">{t('post.termSoon', { days: state.days })}</Sign>;
  return <Sign tone="bad">{t('post.termOver', { days: state.days })}</Sign>;
}
