import { Button } from 'antd';
import type { Rows } from '../api/paging';
import { problemText } from '../api/problems';
import { useI18n } from '../i18n';
import { number } from '../kit/number';

/** How much of the list is here, and a button for those who do not scroll with a mouse. */
export function TableFooter<T>({ rows }: { rows: Rows<T> }) {
  const { t, locale } = useI18n();
  const count = (n: number) => number(n, locale);
  const shown = rows.rows.length;
  return (
    <div className="table-footer">
      <span>
        {rows.total !== null &&
          rows.total > shown &&
          t('table.some', { shown: count(shown), total: count(rows.total) })}
        {rows.total === null && rows.more && t('table.shown', { shown: count(shown) })}
        {(rows.total === shown || (rows.total === null && !rows.more)) && t('table.all', { shown: count(shown) })}
      </span>
      {rows.error && <span className="bad-text">{problemText(t, rows.error)}</span>}
      {rows.more && (
        <Button size="small" loading={rows.loadingMore} onClick={rows.loadMore}>
          {t('table.more')}
        </Button>
      )}
    </div>
  );
}
