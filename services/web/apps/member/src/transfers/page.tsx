import { useQuery } from '@tanstack/react-query';
import type { MyTransfers } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queries } from '../api';
import { Badge, Button, Card, Loaded, Note, Page } from '../kit';
import { locale, t } from '../words';
import { Current } from './current';
import { LetterPdf } from './letter-pdf';
import { LOOKS } from './look';
import { WishForm } from './wish-form';
import './transfers.css';
import { named, tr } from './words';

function Past({ past }: { past: MyTransfers['past'] }) {
  if (past.length === 0) return null;
  return (
    <Card title={tr('transfer.past')}>
      <ul className="requests">
        {past.map((one) => (
          <li key={one.id} className="request">
            <div className="request-head">
              <h3>{tr('transfer.to', { to: one.to.name })}</h3>
              <Badge {...LOOKS[one.state]}>{named('transfer_state', one.state)}</Badge>
            </div>
            <p className="line">{date(one.closed_on ?? one.since, locale())}</p>
            {one.letter_until && one.from.unit_id && <LetterPdf of={one.id} serial={one.letter_until} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Mine({ mine }: { mine: MyTransfers }) {
  const [writing, write] = useState(false);
  const close = () => write(false);
  const current = mine.current ?? undefined;
  if (writing) return <WishForm of={current} onDone={close} onCancel={close} />;
  return (
    <>
      {current ? (
        <Current of={current} onChange={() => write(true)} />
      ) : (
        <Card>
          <Note icon="branch" title={tr('transfer.none', { branch: mine.unit_name })} hint={tr('transfer.none_hint')}>
            {mine.may_open && (
              <Button look="primary" onClick={() => write(true)}>
                {tr('transfer.ask')}
              </Button>
            )}
          </Note>
        </Card>
      )}
      <Past past={mine.past} />
    </>
  );
}

/** The own transfer: where it stands, and the way to ask for one. */
export default function TransfersPage() {
  const session = useQuery(queries.session);
  const own = session.data?.member_id;
  const mine = useQuery({ ...queries.transfers, enabled: Boolean(own) });
  return (
    <Page title={t('transfer.title')} back="/" narrow>
      {own ? (
        <Loaded query={mine}>{(all) => <Mine mine={all} />}</Loaded>
      ) : (
        <Card>
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        </Card>
      )}
    </Page>
  );
}
