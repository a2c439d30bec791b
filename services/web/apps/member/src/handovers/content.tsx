import type { HandoverDetail } from '@zhibu/api';
import { date, fen, month } from '@zhibu/format';
import { Card } from '../kit';
import { usePractises } from '../practice';
import { locale, word } from '../words';
import { h, named } from './words';

type Content = HandoverDetail['content'];

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      {lines.length === 0 && <p className="plain">{h('handover.nothing')}</p>}
      <ul className="requests">
        {lines.map((line, at) => (
          <li key={at} className="request">
            <p className="line">{line}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Books({ books }: { books: Content['books'] }) {
  const facts: [string, string][] = [
    [h('handover.cash'), fen(books.cash, locale())],
    [h('handover.bank'), fen(books.bank, locale())],
    [h('handover.settled'), books.settled_to ? month(`${books.settled_to}-01`, locale()) : h('handover.nothing')],
  ];
  return (
    <Card title={h('handover.books')}>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** What is handed over, in the order in which the one who comes needs it. */
export function HandoverContent({ of }: { of: Content }) {
  const practises = usePractises();
  const day = (on: string | null | undefined) => date(on, locale());
  return (
    <>
      <Lines
        title={h('handover.todos')}
        lines={of.todos.map((one) =>
          joined(
            named('todo', one.matter) + (one.count > 1 ? ` × ${one.count}` : ''),
            word('meeting_kind', one.kind),
            one.subject,
            day(one.on),
          ),
        )}
      />
      <Lines
        title={h('handover.unfinished')}
        lines={[
          ...of.collections.map((title) => joined(h('handover.collection'), title)),
          ...of.development.map((name) => joined(h('handover.development'), name)),
          ...of.transfers.map((name) => joined(h('handover.transfer'), name)),
        ]}
      />
      {practises('dues') && <Books books={of.books} />}
      <Lines
        title={h('handover.archive')}
        lines={of.archive.map((one) =>
          h('handover.archive_year', {
            year: one.year,
            n: one.entries,
            state: h(one.sealed ? 'handover.sealed' : 'handover.not_sealed'),
          }),
        )}
      />
      <Lines
        title={h('handover.posts')}
        lines={of.posts.map((one) => `${named('post', one.post)} · ${day(one.started_on)} – ${day(one.ended_on)}`)}
      />
    </>
  );
}
