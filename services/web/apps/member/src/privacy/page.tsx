import { useQuery } from '@tanstack/react-query';
import { call, type OwnPrivacy, type Purpose } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Badge, Button, Card, LinkRow, Loaded, Page, toast } from '../kit';
import { useSend } from '../use-send';
import { locale, t, word } from '../words';
import { Erasures } from './erasures';
import { ProofDialog } from './proof-dialog';
import { collect, keep, readyToWrite } from './take-away';
import { n } from './words';

type Standing = OwnPrivacy['purposes'][number];

/** Agreeing and taking back are the same button in the same place. */
function PurposeRow({ standing, notice }: { standing: Standing; notice: string }) {
  const given = standing.given === true;
  const name = word('purpose', standing.purpose);
  const form = useSend({
    send: async (key) => {
      const body = { purpose: standing.purpose as Purpose, given: !given, notice_id: notice };
      const now = await call(api.POST('/api/identity/me/consents', { body, headers: { 'idempotency-key': key } }));
      client.setQueryData(queries.privacy.queryKey, now);
      toast(t(given ? 'privacy.withdrawn' : 'privacy.given'));
    },
  });
  return (
    <li className="purpose">
      <p>
        <strong>{name}</strong>
        <small>{word('purpose_hint', standing.purpose)}</small>
        <Badge tone={given ? 'ok' : 'calm'} icon={given ? 'check' : 'cross'}>
          {given ? t('privacy.state_given', { date: date(standing.at, locale()) }) : t('privacy.state_not')}
        </Badge>
        {standing.earlier_notice && <small>{t('privacy.earlier')}</small>}
        {standing.on_behalf && <small>{t('privacy.on_behalf')}</small>}
        {form.problem && (
          <small className="error" role="alert">
            {form.problem}
          </small>
        )}
      </p>
      <Button
        busy={form.busy}
        aria-label={`${t(given ? 'privacy.withdraw' : 'privacy.agree')}：${name}`}
        onClick={() => void form.run()}
      >
        {t(given ? 'privacy.withdraw' : 'privacy.agree')}
      </Button>
    </li>
  );
}

function Notice({ privacy }: { privacy: OwnPrivacy }) {
  return (
    <Card title={t('privacy.notice')}>
      {privacy.notice ? (
        <>
          <p>{t('privacy.version', { n: privacy.notice.number, date: date(privacy.notice.published_at, locale()) })}</p>
          <p>
            <a className="button text" href="/privacy">
              {t('privacy.read_again')}
            </a>
          </p>
          {privacy.notice.number > 1 && (
            <LinkRow to="/account/privacy/notices" icon="record" title={n('notices.all')} />
          )}
        </>
      ) : (
        <p>{t('privacy.no_notice')}</p>
      )}
    </Card>
  );
}

function TakeAway() {
  const [asking, ask] = useState(false);
  return (
    <Card title={t('privacy.export')}>
      <p>{t('privacy.export_hint')}</p>
      <Button className="wide" onClick={() => ask(true)}>
        {t('privacy.export_do')}
      </Button>
      {asking && (
        <ProofDialog
          title={t('privacy.export')}
          hint={t('privacy.export_password')}
          action={t('privacy.export_do')}
          use={async (proof) => {
            const writing = await readyToWrite();
            keep(await collect(proof), writing);
          }}
          done={t('privacy.export_done')}
          onClose={() => ask(false)}
        />
      )}
    </Card>
  );
}

export default function PrivacyPage() {
  const privacy = useQuery(queries.privacy);
  return (
    <Page title={t('privacy.title')} back="/account" narrow>
      <Loaded query={privacy}>
        {(found) => (
          <>
            <Notice privacy={found} />
            {found.notice && (
              <Card title={t('privacy.purposes')}>
                <p>{t('privacy.purposes_hint')}</p>
                <ul className="purposes">
                  {found.purposes.map((standing) => (
                    <PurposeRow key={standing.purpose} standing={standing} notice={found.notice?.id ?? ''} />
                  ))}
                </ul>
              </Card>
            )}
            <TakeAway />
            <Card>
              <LinkRow to="/record" icon="edit" title={t('privacy.correct')} hint={t('privacy.correct_hint')} />
            </Card>
            <Erasures />
          </>
        )}
      </Loaded>
    </Page>
  );
}
