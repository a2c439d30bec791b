import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { api } from '../../api/client';
import { type Post, R } from '../../api/records';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';

interface Values {
  ended_on: string | null;
  reason: string;
}

const EMPTY: Values = { ended_on: null, reason: '' };

/** Ends a post. Who held it until then stays in the records. */
export function EndDrawer({ post, onClose }: { post: Post | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const end = useAction({
    run: ({ ended_on, reason }: Values) =>
      call(
        api.POST('/api/records/posts/{id}/end', {
          params: { path: { id: post?.id ?? '' } },
          body: { ended_on: ended_on ?? '', reason: reason.trim() },
        }),
      ),
    stale: [R.posts, R.units],
    done: t('post.wasEnded'),
    onDone: onClose,
    inForm: true,
  });
  const what = post ? `${post.unit_name} ${word(t, 'post', post.post)}` : '';
  return (
    <DrawerForm<Values>
      open={post !== undefined}
      title={t('post.endTitle', { name: post?.member_name ?? '' })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => end.mutate(values)}
      submitError={end.error}
      loading={end.isPending}
      submitLabel={t('post.end')}
      danger
    >
      <p className="drawer-text">{post && t('post.endWhat', { what, day: date(post.started_on, locale) })}</p>
      <DateField name="ended_on" label={t('post.endDay')} required past />
      <TextField name="reason" label={t('post.reason')} required max={200} rows={3} help={t('post.reasonHelp')} />
    </DrawerForm>
  );
}
