import { PlusOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { useRows } from '../../../api/paging';
import { type Member, type Post, posts } from '../../../api/records';
import { useI18n, word } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { HeldPanel } from '../../../kit/HeldPanel';
import { pb } from '../../../paths';
import { Go } from '../../../router/go';
import { AppointDrawer, EndDrawer } from '../../posts/drawers';
import { TermSign } from '../../posts/TermSign';

function Held({ post, onEnd }: { post: Post; onEnd: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li className="held">
      <div>
        <strong>{word(t, 'post', post.post)}</strong>{' '}
        <Go to={pb.unit(post.unit_id, { tab: 'posts' })}>{post.unit_name}</Go>
        <p className="quiet">
          {date(post.started_on, locale)} – {post.ended_on ? date(post.ended_on, locale) : t('member.now')}{' '}
          {!post.ended_on && post.term_end && <TermSign endsOn={post.term_end} />}
        </p>
      </div>
      {!post.ended_on && (
        <Action size="small" needs="posts.appoint" onClick={onEnd}>
          {t('post.end')}
        </Action>
      )}
    </li>
  );
}

/** The posts of a member, present ones first. */
export function PostsPanel({ of }: { of: Member }) {
  const { t } = useI18n();
  const { rows } = useRows(posts({ member_id: of.id }));
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<Post>();
  const sorted = [...rows].sort((a, b) => Number(a.ended_on !== null) - Number(b.ended_on !== null));
  return (
    <HeldPanel
      title={t('nav.posts')}
      needs="posts.appoint"
      add={t('post.appoint')}
      icon={<PlusOutlined aria-hidden />}
      onAdd={() => setAppointing(true)}
      all={sorted}
      none={t('post.none')}
      entry={(post) => <Held post={post} onEnd={() => setEnding(post)} />}
    >
      <AppointDrawer open={appointing} member={of} onClose={() => setAppointing(false)} />
      <EndDrawer post={ending} onClose={() => setEnding(undefined)} />
    </HeldPanel>
  );
}
