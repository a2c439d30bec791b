import { fen } from '@zhibu/format';
import type { Figures, Publication } from '../../../api/books';
import { useI18n, word } from '../../../i18n';

type Used = Publication['published']['used'];
type Line = [label: string, amount: number, sum?: boolean];

/** Receipts and uses of a year, one line each; what is nothing is left out. */
export function YearFigures({ figures, used }: { figures: Figures; used: Used }) {
  const { t, locale } = useI18n();
  const money = (amount: number) => fen(amount, locale);
  const held = (of: Figures['centre']) =>
    t('publish.held', { taken: money(of.taken_in), passed: money(of.passed_on), balance: money(of.balance) });
  const some = (lines: Line[]) => lines.filter(([, amount, sum]) => sum || amount !== 0);
  const lines = some([
    [t('publish.opening'), figures.opening, true],
    [t('publish.dues'), figures.dues],
    [t('publish.voluntary'), figures.voluntary],
    [t('publish.interest'), figures.interest],
    [t('publish.received'), figures.received],
    [t('publish.allocatedIn'), figures.allocated_in],
    [t('publish.receipts'), figures.receipts, true],
    [t('publish.remitted'), figures.remitted],
    [t('publish.allocatedOut'), figures.allocated_out],
    ...Object.entries(used).map(([purpose, amount]): Line => [word(t, 'purpose', purpose), amount]),
    [t('publish.used'), figures.used, true],
    [t('publish.balance'), figures.balance, true],
  ]);
  const others = [
    ['publish.centre', figures.centre],
    ['publish.special', figures.special],
  ] as const;
  return (
    <dl className="year-figures">
      {lines.map(([label, amount, sum]) => (
        <div key={label} className={sum ? 'sum' : undefined}>
          <dt>{label}</dt>
          <dd className="number">{money(amount)}</dd>
        </div>
      ))}
      {others
        .filter(([, of]) => of.taken_in !== 0 || of.balance !== 0 || of.passed_on !== 0)
        .map(([label, of]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{held(of)}</dd>
          </div>
        ))}
    </dl>
  );
}
