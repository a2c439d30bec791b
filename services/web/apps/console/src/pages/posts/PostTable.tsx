import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type PagedOptions, useRows } from '../../api/paging';
import type { Post } from '../../api/records';
import { useI18n } from '../../i18n';
import { DataTable } from '../../table/DataTable';
import { postColumns } from './columns';
import { EndDrawer } from './drawers';
import { termState, today } from './term';

interface PostTableProps {
  options: PagedOptions<Post>;
  without?: 'unit' | 'member';
  /** Only those whose term is over or soon will be. */
  expiring?: boolean;
  empty: ReactNode;
}

const isExpiring = (post: Post) =>
  post.ended_on === null && post.term_end !== null && termState(post.term_end, today()).kind !== 'running';

/** Posts with their holders; ending one opens a drawer beside the table. */
export function PostTable({ options, without, expiring = false, empty }: PostTableProps) {
  const { t, locale } = useI18n();
  const rows = useRows(options);
  const [ending, setEnding] = useState<Post>();
  // The warning is computed here, so with it every page must have been read.
  const { more, loadMore, loadingMore } = rows;
  useEffect(() => {
    if (expiring && more && !loadingMore) loadMore();
  }, [expiring, more, loadingMore, loadMore]);
  const shown = useMemo(() => {
    if (!expiring) return rows;
    const kept = rows.rows.filter(isExpiring).sort((a, b) => (a.term_end ?? '').localeCompare(b.term_end ?? ''));
    return { ...rows, rows: kept, total: kept.length };
  }, [rows, expiring]);
  const columns = useMemo(
    () => postColumns({ t, locale, onEnd: setEnding, ...(without && { without }) }),
    [t, locale, without],
  );
  return (
    <>
      <DataTable label={t('nav.posts')} rows={shown} columns={columns} rowKey={(post) => post.id} empty={empty} />
      <EndDrawer post={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}
