import type { MyDues } from '@zhibu/api';
import { date, fen } from '@zhibu/format';
import { Card } from '../kit';
import { Pdf } from '../record/pdf';
import { locale, word } from '../words';
import { d } from './words';

type Extra = MyDues['extras'][number];

function One({ of }: { of: Extra }) {
  return (
    <li className="request">
      <div className="request-head">
        <h2>{fen(of.amount, locale())}</h2>
        <small>{d('dues.paid_on', { date: date(of.paid_on, locale()) })}</small>
      </div>
      <p className="line">{[word('dues_extra', of.kind), of.campaign].filter(Boolean).join(' · ')}</p>
      <p className="foot">
        <small>{of.void ? d('dues.receipt_void') : `${d('dues.receipt')} ${of.serial} · ${of.capitals}`}</small>
        <Pdf
          look="text"
          path={`/api/records/dues/extras/${of.id}/receipt.pdf`}
          name={`${d('dues.receipt_title')}-${of.serial}`}
        />
      </p>
    </li>
  );
}

/** What one gave beyond monthly dues in the year; nothing is said where there is none. */
export function Extras({ extras }: { extras: readonly Extra[] }) {
  if (extras.length === 0) return null;
  return (
    <Card title={d('dues.extras')}>
      <ul className="requests">
        {extras.map((one) => (
          <One key={one.id} of={one} />
        ))}
      </ul>
    </Card>
  );
}
