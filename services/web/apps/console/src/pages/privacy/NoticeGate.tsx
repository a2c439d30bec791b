import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { queryClient } from '../../api/client';
import { currentNotice, type OwnPrivacy, ownPrivacy, readNotice } from '../../api/privacy';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Page as Frame, Panel } from '../../kit/Page';
import { NoticeText } from './NoticeText';

/** The notice before anything else, until it was read. */
export function NoticeGate({ notice }: { notice: NonNullable<OwnPrivacy['notice']> }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(currentNotice());
  const read = useAction({
    run: () => readNotice(notice.id),
    onDone: (now) => queryClient.setQueryData(ownPrivacy().queryKey, now),
  });
  const english = locale === 'en' && data?.text_en.trim();
  return (
    <Frame title={t('privacy.notice')} lead={t('privacy.gateLead')}>
      <Panel>
        {data && <NoticeText text={english ? data.text_en : data.text_zh} lang={english ? 'en' : 'zh-CN'} />}
        <p className="notice-read">
          <Button type="primary" size="large" loading={read.isPending} onClick={() => read.mutate()}>
            {t('privacy.gateRead')}
          </Button>
        </p>
      </Panel>
    </Frame>
  );
}
