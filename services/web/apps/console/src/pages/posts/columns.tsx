import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Post } from '../../api/records';
import { type T, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { TermSign } from './TermSign';

interface PostColumns {
  t: T;
  locale: Locale;
  onEnd: (post: Post) => void;
  /** Where the page already says whose or which. */
  without?: 'unit' | 'member';
}

export function postColumns({ t, locale, onEnd, without }: PostColumns): Column<Post>[] {
  const all: Column<Post>[] = [
    {
      key: 'member',
      title: t('post.holder'),
      width: 130,
      pinned: true,
      render: (post) => <Go to={pb.member(post.member_id)}>{post.member_name}</Go>,
    },
    { key: 'post', title: t('post.post'), width: 150, render: (post) => word(t, 'post', post.post) },
    {
      key: 'unit',
      title: t('post.unit'),
      width: 220,
      grow: true,
      render: (post) => <Go to={pb.unit(post.unit_id, { tab: 'posts' })}>{post.unit_name}</Go>,
    },
    { key: 'basis', title: t('post.basis'), width: 90, render: (post) => word(t, 'basis', post.basis) },
    {
      key: 'from',
      title: t('post.from'),
      width: 160,
      render: (post) => date(post.started_on, locale),
    },
    {
      key: 'term',
      title: t('post.term'),
      width: 250,
      grow: without !== undefined,
      render: (post) => {
        if (post.ended_on) return <Sign>{t('post.endedOn', { day: date(post.ended_on, locale) })}</Sign>;
        if (!post.term_end) return <span className="quiet">{t('post.noTerm')}</span>;
        return (
          <>
            {date(post.term_end, locale)} <TermSign endsOn={post.term_end} />
          </>
        );
      },
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 90,
      align: 'end',
      render: (post) =>
        post.ended_on === null && (
          <Action size="small" needs="posts.appoint" onClick={() => onEnd(post)}>
            {t('post.end')}
          </Action>
        ),
    },
  ];
  const [member, post, ...rest] = all;
  const kept = rest.filter((column) => column.key !== without);
  if (without === 'member' && post) return [{ ...post, pinned: true }, ...kept];
  return [...(member ? [member] : []), ...(post ? [post] : []), ...kept];
}
