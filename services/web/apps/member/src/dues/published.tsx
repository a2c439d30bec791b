import { useQuery } from '@tanstack/react-query';
import type { DuesPublication } from '@zhibu/api';
import { date, fen } from '@zhibu/format';
import { queries } from '../api';
import { Card, Missed } from '../kit';
import { Pdf } from '../record/pdf';
import { locale, word } from '../words';
import { d } from './words';

type Line = [name: string, amount: number];

/** Receipts and uses, one line each; what is nothing is left out. */
function linesOf({ figures, used }: DuesPublication['published']): Line[] {
  const some: Line[] = [
    [d('dues.pub_dues'), figures.dues],
    [d('dues.pub_voluntary'), figures.voluntary],
    [d('dues.pub_interest'), figures.interest],
    [d('dues.pub_received'), figures.received],
    [d('dues.pub_allocated_in'), figures.allocated_in],
    [d('dues.pub_remitted'), figures.remitted],
    [d('dues.pub_allocated_out'), figures.allocated_out],
    ...Object.entries(used).map(([purpose, amount]): Line => [word('dues_purpose', purpose), amount]),
  ];
  return [
    [d('dues.pub_opening'), figures.opening],
    ...some.filter(([, amount]) => amount !== 0),
    [d('dues.pub_balance'), figures.balance],
  ];
}

/** What each member of one's own branch paid. */
function Each({ paid }: { paid: NonNullable<DuesPublication['paid']> }) {
  return (
    <details className="published">
      <summary>{d('dues.pub_each')}</summary>
      <dl className="facts-list">
        {paid.map(({ member_name, amount }, at) => (
          <div key={at} className="fact">
            <dt>{member_name}</dt>
            <dd>{fen(amount, locale())}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function One({ of }: { of: DuesPublication }) {
  const title = d('dues.pub_of', { unit: of.unit_name, year: String(of.year) });
  return (
    <li>
      <details className="published">
        <summary>
          {title} <small>{d('dues.pub_on', { date: date(of.published_on, locale()) })}</small>
        </summary>
        <dl className="facts-list">
          {linesOf(of.published).map(([name, amount]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{fen(amount, locale())}</dd>
            </div>
          ))}
        </dl>
        {of.paid && of.paid.length > 0 && <Each paid={of.paid} />}
        {of.note && <p className="plain">{of.note}</p>}
        <Pdf
          path={`/api/records/dues/publications/${of.id}/publication.pdf`}
          name={`${d('dues.published')}-${title}`}
        />
      </details>
    </li>
  );
}

/** What the branch and the levels above have shown of the dues; nothing is said before the first time. */
export function Published() {
  const publications = useQuery(queries.publications);
  const { data } = publications;
  if (!data) return <Missed title={d('dues.published')} query={publications} />;
  if (data.length === 0) return null;
  return (
    <Card title={d('dues.published')}>
      <ul className="requests">
        {data.map((one) => (
          <One key={one.id} of={one} />
        ))}
      </ul>
    </Card>
  );
}
