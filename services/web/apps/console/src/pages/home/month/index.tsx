import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useState } from 'react';
import { session } from '../../../api/identity';
import { type MonthOfUnit, monthOf, type Todo } from '../../../api/month';
import { unitTree } from '../../../api/records';
import { type T, useI18n, useT } from '../../../i18n';
import { Cited, type CitedRule } from '../../../kit/Cited';
import { Panel } from '../../../kit/Page';
import { Sign } from '../../../kit/Sign';
import { UnitPicker } from '../../../kit/UnitPicker';
import { Warnings } from '../../../kit/Warnings';
import { Failed } from '../../../layouts/states';
import { Go } from '../../../router/go';
import { chosenUnit } from '../../meetings/unit';
import { useMayAsk } from '../counts';
import { byUrgency, placeOf, rulesByLine, TONES } from './todo';
import './month.css';

/** What it is, in a few words. */
function title(t: T, { matter, count, kind, work }: Todo): string {
  switch (matter) {
    case 'duty_missing':
    case 'duty_open':
      return t(`todo.${matter}`, { n: count, kind: kind ? t(`meetingKind.${kind}`) : '' });
    case 'work_of_month':
      return t('todo.work_of_month', { work: work ? t(`workItem.${work}`) : '' });
    case 'meeting_unrecorded':
    case 'meeting_unfiled':
    case 'meeting_planned':
    case 'follow_up':
    case 'remedy_unreported':
    case 'development_due':
    case 'pool_review_due':
    case 'term_ending':
    case 'election_open':
    case 'election_to_confirm':
    case 'collection_due':
    case 'collection_reminded':
    case 'handover_due':
    case 'cadre_notice_ends':
    case 'cadre_probation_ends':
      return t(`todo.${matter}`);
    default:
      return t(`todo.${matter}`, { n: count });
  }
}

/** Days of meetings are days; the others are limits. */
const MEETS = new Set<Todo['matter']>(['meeting_planned', 'meeting_unrecorded', 'meeting_unfiled', 'leave_asked']);

function when(t: T, locale: Locale, { matter, urgency, on }: Todo): string {
  const day = date(on, locale);
  if (!day || MEETS.has(matter)) return day;
  return t(urgency === 'overdue' ? 'month.wasDue' : 'month.until', { day });
}

interface LineProps {
  todo: Todo;
  of: MonthOfUnit;
  /** Of the first line of a matter. */
  basis: CitedRule | undefined;
}

function Line({ todo, of, basis }: LineProps) {
  const { t, locale } = useI18n();
  const elsewhere = todo.unit_id === of.unit_id ? '' : todo.unit_name;
  return (
    <li>
      <Go to={placeOf(todo)} className="line">
        <strong>{title(t, todo)}</strong>
        <span className="line-text">{[todo.subject, elsewhere].filter(Boolean).join(' · ')}</span>
        <span className="quiet">{when(t, locale, todo)}</span>
      </Go>
      {basis && (
        <p className="line-basis">
          <Cited basis={basis} />
        </p>
      )}
    </li>
  );
}

function Month({ of }: { of: MonthOfUnit }) {
  const t = useT();
  const groups = byUrgency(of.items);
  const ordered = groups.flatMap(([, items]) => items);
  const rules = rulesByLine(ordered, of.rules);
  return (
    <>
      {of.notices.length > 0 && (
        <div className="month-notices">
          <Warnings of={of.notices} />
        </div>
      )}
      {of.items.length === 0 && <p className="month-nothing quiet">{t('month.nothing')}</p>}
      {groups.map(([urgency, items]) => (
        <section key={urgency} aria-label={t(`urgency.${urgency}`)}>
          <h3 className="month-urgency">
            <Sign tone={TONES[urgency]}>{t(`urgency.${urgency}`)}</Sign>
          </h3>
          <ul className="lines">
            {items.map((todo) => (
              <Line
                key={`${todo.matter} ${todo.kind} ${todo.work} ${todo.meeting_id} ${todo.election_id} ${todo.unit_id} ${todo.subject} ${todo.on}`}
                todo={todo}
                of={of}
                basis={rules.get(todo)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The board of the month: of one's own unit, or of one that is chosen. */
export function MonthBoard() {
  const t = useT();
  const asks = useMayAsk('meetings.view');
  const { data: principal } = useQuery(session());
  const { data: units } = useQuery({ ...unitTree(), enabled: asks });
  const [chosen, choose] = useState<string>();
  const unit = asks && units && principal ? chosenUnit(units, principal.roles, chosen) : undefined;
  const month = useQuery({ ...monthOf(unit?.id ?? ''), enabled: unit !== undefined });
  if (!unit) return null;
  const picker = (
    <UnitPicker
      aria-label={t('post.unit')}
      className="month-unit"
      value={unit.id}
      onChange={(id) => choose(id ?? undefined)}
    />
  );
  return (
    <Panel flush title={t('month.title')} extra={picker}>
      {month.data && <Month of={month.data} />}
      {month.error && <Failed error={month.error} onRetry={() => void month.refetch()} />}
    </Panel>
  );
}
