import { useQuery } from '@tanstack/react-query';
import type { PrivacyNotice } from '@zhibu/api';
import { date } from '@zhibu/format';
import { Card, LinkRow, Loaded, Note, Page } from '../kit';
import { locale, t } from '../words';
import { versions } from './versions';
import { n } from './words';

/** From when to when it was in force. */
function held(all: PrivacyNotice[], at: number): string {
  const from = date(all[at]?.published_at, locale());
  const next = all[at - 1];
  return next
    ? n('notices.until', { from, to: date(next.published_at, locale()) })
    : n('notices.in_force', { date: from });
}

/** Every version of the notice that was ever published, the newest first. */
export default function VersionsPage() {
  const all = useQuery(versions);
  return (
    <Page title={n('notices.title')} lead={n('notices.lead')} back="/account/privacy" narrow>
      <Loaded query={all}>
        {(found) => (
          <Card>
            {found.length === 0 && <Note icon="shield" title={t('privacy.no_notice')} />}
            {found.map((one, at) => (
              <LinkRow
                key={one.id}
                to={`/account/privacy/notices/${one.id}`}
                icon="record"
                title={n('notices.version', { n: one.number ?? 0 })}
                hint={held(found, at)}
              />
            ))}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
