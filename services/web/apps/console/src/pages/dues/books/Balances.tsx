import { fen, month as monthText } from '@zhibu/format';
import type { Books } from '../../../api/books';
import { useI18n } from '../../../i18n';
import { Facts } from '../../../kit/Facts';
import { Notice } from '../../../kit/Notice';

/** What waits for somebody, in words. */
function Waiting({ books }: { books: Books }) {
  const { t } = useI18n();
  const says = [
    ...(books.waiting_here > 0 ? [t('books.waitingHere', { n: books.waiting_here })] : []),
    ...(books.waiting_there > 0 ? [t('books.waitingThere', { n: books.waiting_there })] : []),
    ...(books.unsettled > 0 ? [t('books.unsettled', { n: books.unsettled })] : []),
    ...books.notices.map((notice) => notice.detail),
  ];
  if (says.length === 0) return null;
  return (
    <Notice tone="warn">
      {says.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** Where the money lies, whose it is, and up to when the books are closed. */
export function Balances({ books }: { books: Books }) {
  const { t, locale } = useI18n();
  const { funds } = books;
  const money = (amount: number) => <strong className="number">{fen(amount, locale)}</strong>;
  const settled = books.settled_to ? monthText(`${books.settled_to}-01`, locale) : t('books.settledNone');
  return (
    <div className="books-head">
      <Facts
        facts={[
          { label: t('books.ordinary'), value: money(funds.ordinary) },
          { label: t('books.bank'), value: money(funds.bank) },
          { label: t('books.cash'), value: money(funds.cash) },
          ...(funds.centre !== 0 ? [{ label: t('books.centre'), value: money(funds.centre) }] : []),
          ...(funds.special !== 0 ? [{ label: t('books.special'), value: money(funds.special) }] : []),
          { label: t('books.settledTo'), value: settled },
        ]}
      />
      <Waiting books={books} />
    </div>
  );
}
