import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { queries } from '../api';
import { Card, LinkRow, Loaded, Note, Page } from '../kit';
import { locale, t } from '../words';
import { h, named } from './words';

const partner = (one: { leaving: boolean; from_name: string; to_name: string }) =>
  one.leaving ? h('handover.leaves', { name: one.to_name }) : h('handover.takes', { name: one.from_name });

/** What one leaves to somebody, or takes from somebody; what waits for oneself comes first. */
export default function HandoversPage() {
  const session = useQuery(queries.session);
  const own = Boolean(session.data?.member_id);
  const mine = useQuery({ ...queries.handovers, enabled: own });
  const none = (
    <Card>
      <Note
        icon="check"
        title={own ? h('handover.none') : t('home.no_member')}
        hint={own ? h('handover.none_hint') : t('home.no_member_hint')}
      />
    </Card>
  );
  return (
    <Page title={h('handover.title')} lead={h('handover.lead')} back="/account" narrow>
      {own ? (
        <Loaded query={mine}>
          {(all) =>
            all.length === 0 ? (
              none
            ) : (
              <Card>
                {[...all]
                  .sort((a, b) => Number(b.to_sign) - Number(a.to_sign))
                  .map((one) => (
                    <LinkRow
                      key={one.id}
                      to={`/handovers/${one.id}`}
                      icon={one.to_sign ? 'edit' : 'record'}
                      title={`${one.unit_name} · ${partner(one)}`}
                      hint={`${named('state', one.state)} · ${date(one.since, locale())}`}
                    />
                  ))}
              </Card>
            )
          }
        </Loaded>
      ) : (
        none
      )}
    </Page>
  );
}
