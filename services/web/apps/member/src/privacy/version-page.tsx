import { useQuery } from '@tanstack/react-query';
import type { PrivacyNotice } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { useParams } from 'wouter';
import { Button, Card, Loaded, Page } from '../kit';
import { locale, t } from '../words';
import { NoticeText } from './notice-text';
import { version } from './versions';
import { n } from './words';

const LIST = '/account/privacy/notices';

function Version({ of }: { of: PrivacyNotice }) {
  const both = of.text_zh.trim() !== '' && of.text_en.trim() !== '';
  const [english, setEnglish] = useState(locale() === 'en');
  return (
    <Page
      title={n('notices.version', { n: of.number ?? 0 })}
      lead={n('notices.published', { date: date(of.published_at, locale()) })}
      back={LIST}
      narrow
    >
      {both && (
        <Button className="wide" onClick={() => setEnglish(!english)}>
          {n(english ? 'notices.in_chinese' : 'notices.in_english')}
        </Button>
      )}
      <Card>
        <NoticeText notice={of} english={english} />
      </Card>
    </Page>
  );
}

/** One version as people were told it, in their language first and in the other where there is one. */
export default function VersionPage() {
  const { id } = useParams<{ id: string }>();
  const found = useQuery(version(id));
  if (found.data) return <Version key={id} of={found.data} />;
  return (
    <Page title={t('privacy.notice')} back={LIST} narrow>
      <Loaded query={found}>{() => null}</Loaded>
    </Page>
  );
}
