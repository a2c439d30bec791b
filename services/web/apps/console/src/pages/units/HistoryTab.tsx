import { useQuery } from '@tanstack/react-query';
import { date, dateTime } from '@zhibu/format';
import { usePrefetched } from '../../api/prefetched';
import { type History, type UnitDetail, unitHistory, unitTree } from '../../api/records';
import { DayInput } from '../../forms/DateField';
import { useI18n, useT, word } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { Failed, Loading } from '../../layouts/states';
import { useFilters } from '../../router/useFilters';

type Change = History['changes'][number];
type Past = History['tree'][number];

/** What a decision changed, in words. */
function useWhat(): (change: Change) => string[] {
  const t = useT();
  const units = usePrefetched(unitTree());
  const name = (id: string) => units.find((unit) => unit.id === id)?.name ?? t('unit.elsewhere');
  return (change) => [
    ...(change.name ? [t('unit.nowNamed', { name: change.name })] : []),
    ...(change.kind ? [t('unit.nowKind', { kind: word(t, 'unitKind', change.kind) })] : []),
    ...(change.parent_id ? [t('unit.nowUnder', { name: name(change.parent_id) })] : []),
    ...(change.state && change.state !== 'active' ? [word(t, 'unitState', change.state)] : []),
  ];
}

function Timeline({ changes }: { changes: readonly Change[] }) {
  const { t, locale } = useI18n();
  const what = useWhat();
  if (changes.length === 0) return <Empty title={t('unit.noHistory')} />;
  return (
    <ol className="timeline">
      {changes.map((change) => (
        <li key={change.recorded_at + change.change}>
          <p className="timeline-day">
            {change.decided_on ? date(change.decided_on, locale) : t('unit.dayUnknown')}
            <strong>{t(`unitChange.${change.change}`)}</strong>
          </p>
          <p>{what(change).join(t('common.listComma'))}</p>
          <p className="quiet small">
            {change.doc_no && `${change.doc_no} · `}
            {t('unit.recordedAt', { time: dateTime(change.recorded_at, locale) })}
          </p>
        </li>
      ))}
    </ol>
  );
}

interface Branch extends Past {
  below: Branch[];
}

/** The part of the tree that hung below the unit that day. */
function branches(tree: readonly Past[], parent: string): Branch[] {
  return tree.filter((unit) => unit.parent_id === parent).map((unit) => ({ ...unit, below: branches(tree, unit.id) }));
}

function PastUnit({ unit }: { unit: Branch }) {
  const t = useT();
  return (
    <li>
      {unit.name}{' '}
      <small className="quiet">
        {unit.state === 'active' ? word(t, 'unitKind', unit.kind) : word(t, 'unitState', unit.state)}
      </small>
      {unit.below.length > 0 && (
        <ul>
          {unit.below.map((child) => (
            <PastUnit key={child.id} unit={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function AsOn({ history, day }: { history: History; day: string }) {
  const { t, locale } = useI18n();
  const [top] = history.tree;
  return (
    <Panel title={t('unit.asOn', { day: date(day, locale) })}>
      {top ? (
        <ul className="past-tree">
          <PastUnit unit={{ ...top, below: branches(history.tree, top.id) }} />
        </ul>
      ) : (
        <p>{t('unit.notYet')}</p>
      )}
    </Panel>
  );
}

/** What was decided about the unit, and how it and everything below it stood on any day. */
export function HistoryTab({ unit, on }: { unit: UnitDetail; on: string | undefined }) {
  const t = useT();
  const { set } = useFilters<{ on?: string }>();
  const { data, error, refetch } = useQuery({ ...unitHistory(unit.id, on), placeholderData: (before) => before });
  return (
    <>
      <div className="as-on">
        <label htmlFor="as-on">{t('unit.asOnLabel')}</label>
        <div className="as-on-day">
          <DayInput
            id="as-on"
            past
            value={on ?? null}
            onChange={(day) => set({ on: day ?? undefined } as { on?: string })}
          />
        </div>
      </div>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          {on && <AsOn history={data} day={on} />}
          <Panel title={t('unit.changes')}>
            <Timeline changes={data.changes} />
          </Panel>
        </>
      ) : (
        <Loading />
      )}
    </>
  );
}
