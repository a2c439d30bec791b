import type { RemedyProgress } from '../../api/meetings';
import { useT } from '../../i18n';
import { Sign } from '../../kit/Sign';

/** How many remedies are done, open and overdue, and the share that is done. */
export function Progress({ of }: { of: RemedyProgress }) {
  const t = useT();
  const { total, done, percent, open, overdue } = of;
  return (
    <p>
      {t('remedy.doneOf', { done, total, percent })} {open > 0 && <Sign tone="wait">{t('remedy.open', { open })}</Sign>}{' '}
      {overdue > 0 && <Sign tone="bad">{t('remedy.overdue', { overdue })}</Sign>}
    </p>
  );
}
