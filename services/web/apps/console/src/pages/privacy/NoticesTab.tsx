import { call } from '@zhibu/api';
import { date } from '@zhibu/format';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type NoticeVersion, notices, P, patchNotice, publishNotice } from '../../api/privacy';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useI18n, useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { NoticeText } from './NoticeText';
import { PeriodsChanged } from './PeriodsChanged';

// what a notice tells of periods counts from its draft
const STALE = [P.notices, P.overview, P.own, P.retention];

interface Texts {
  text_zh: string;
  text_en: string;
}

/** Writing: both languages side by side, saved as a draft until somebody publishes it. */
function Draft({ draft }: { draft: NoticeVersion }) {
  const t = useT();
  const confirm = useConfirm();
  const [form] = Form.useForm<Texts>();
  const [dirty, setDirty] = useState(false);
  useDirtyGuard(() => dirty);
  const save = useAction({
    run: (texts: Texts) => patchNotice(draft.id, draft.version, texts),
    stale: STALE,
    done: t('common.saved'),
    onDone: () => setDirty(false),
    inForm: true,
  });
  const publish = useAction({
    run: () => publishNotice(draft.id, draft.version),
    stale: STALE,
    done: t('privacy.published'),
  });
  return (
    <Panel title={t('privacy.draft')}>
      <p className="quiet">{t('privacy.draftHelp')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={() => setDirty(true)}
        onFinish={(texts) => save.mutate(texts)}
      >
        <div className="form-grid">
          <Form.Item name="text_zh" label={t('privacy.textZh')}>
            <Input.TextArea rows={18} maxLength={20_000} />
          </Form.Item>
          <Form.Item name="text_en" label={t('privacy.textEn')}>
            <Input.TextArea rows={18} maxLength={20_000} />
          </Form.Item>
        </div>
        <Refused error={save.error} />
        <div className="row-actions">
          <Action needs="settings.configure" htmlType="submit" loading={save.isPending}>
            {t('privacy.saveDraft')}
          </Action>
          <Action
            needs="settings.configure"
            type="primary"
            blocked={dirty ? t('privacy.saveFirst') : undefined}
            loading={publish.isPending}
            onClick={() =>
              confirm({
                title: t('privacy.publishAsk'),
                effects: [t('privacy.publishFinal'), t('privacy.publishAsks')],
                ok: t('privacy.publish'),
                run: () => publish.mutateAsync(),
              })
            }
          >
            {t('privacy.publish')}
          </Action>
        </div>
      </Form>
    </Panel>
  );
}

function Version({ notice }: { notice: NoticeVersion }) {
  const { t, locale } = useI18n();
  return (
    <details>
      <summary>{t('privacy.versionOf', { n: notice.number ?? 0, date: date(notice.published_at, locale) })}</summary>
      <NoticeText text={notice.text_zh} lang="zh-CN" />
      <p className="quiet code">SHA-256 {notice.text_hash}</p>
    </details>
  );
}

export function NoticesTab() {
  const t = useT();
  const all = usePrefetched(notices());
  const draft = all.find((notice) => !notice.published);
  const published = all.filter((notice) => notice.published);
  const begin = useAction({ run: () => call(api.POST('/api/identity/privacy/notices')), stale: STALE });
  const start = (
    <Action needs="settings.configure" type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
      {t('privacy.begin')}
    </Action>
  );
  return (
    <>
      <PeriodsChanged />
      {draft && <Draft key={`${draft.id}-${draft.version}`} draft={draft} />}
      <Panel title={t('privacy.versions')} extra={!draft && published.length > 0 && start}>
        {published.length === 0 && (
          <Empty title={t('privacy.noNotice')} action={!draft && start}>
            {t('privacy.noNoticeWhy')}
          </Empty>
        )}
        {published.map((notice) => (
          <Version key={notice.id} notice={notice} />
        ))}
      </Panel>
    </>
  );
}
