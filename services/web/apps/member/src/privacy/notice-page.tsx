import { useQuery } from '@tanstack/react-query';
import { call, type OwnPrivacy } from '@zhibu/api';
import { api, client, queries } from '../api';
import { Button, Card, Loaded, Page, Refused } from '../kit';
import { useSend } from '../use-send';
import { t } from '../words';
import { NoticeText } from './notice-text';

/** The notice before anything else, until it was read; the optional purposes are asked about later and one by one. */
export default function NoticeGate({ notice }: { notice: NonNullable<OwnPrivacy['notice']> }) {
  const text = useQuery(queries.notice);
  const form = useSend({
    send: async (key) => {
      const body = { purpose: 'notice' as const, given: true, notice_id: notice.id };
      const now = await call(api.POST('/api/identity/me/consents', { body, headers: { 'idempotency-key': key } }));
      client.setQueryData(queries.privacy.queryKey, now);
    },
  });
  return (
    <Page title={t('privacy.notice')} lead={t('privacy.gate_lead')} narrow>
      <Card>
        <Loaded query={text}>{(found) => <NoticeText notice={found} />}</Loaded>
      </Card>
      <Refused why={form.problem} />
      <Button look="primary" className="wide" busy={form.busy} onClick={() => void form.run()}>
        {t('privacy.gate_read')}
      </Button>
      <p className="plain centred">{t('privacy.gate_hint')}</p>
    </Page>
  );
}
