import type { ReconciliationItem } from '../../../api/books';
import type { T } from '../../../i18n';

/** How many lines there are of each sort, in words; sorts without lines are left out. */
export function countsText(t: T, counts: ReconciliationItem['counts']): string {
  const says = [
    counts.matched > 0 && t('reconcile.matched', { n: counts.matched }),
    counts.doubtful > 0 && t('reconcile.doubtful', { n: counts.doubtful }),
    counts.unmatched > 0 && t('reconcile.unmatched', { n: counts.unmatched }),
    counts.accepted > 0 && t('reconcile.accepted', { n: counts.accepted }),
    counts.set_aside > 0 && t('reconcile.setAside', { n: counts.set_aside }),
  ];
  return says.filter(Boolean).join(' · ');
}
