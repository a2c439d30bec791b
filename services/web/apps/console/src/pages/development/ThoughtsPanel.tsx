import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { type ChecklistLine, type DevelopmentFile, papers } from '../../api/development';
import { useI18n, useT, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { PERIOD_TONES } from './words';

interface ThoughtsPanelProps {
  of: DevelopmentFile;
  add: (line: ChecklistLine) => void;
}

/** A report is a paper of the file: the same form as in the check-list below. */
function Enter({ of, add }: ThoughtsPanelProps) {
  const t = useT();
  const { data } = useQuery(papers(of.id));
  const line = data?.lines.find((one) => one.document === 'thought_report');
  if (!line || !of.actions.includes('update')) return null;
  return (
    <Action
      needs="development.record"
      size="small"
      aria-label={t('dev.addPaperTitle', { name: line.name })}
      onClick={() => add(line)}
    >
      {t('dev.addPaper')}
    </Action>
  );
}

/** Thought reports: what every period asked for, and until when the next one is. */
export function ThoughtsPanel({ of, add }: ThoughtsPanelProps) {
  const { t, locale } = useI18n();
  const asked = of.thought_reports;
  if (!asked) return null;
  const { every, periods, due_by, overdue, source, since, own } = asked;
  return (
    <Panel
      title={t('dev.thoughts')}
      extra={
        <>
          {due_by && (
            <Sign tone={overdue ? 'warn' : 'wait'}>
              {t(overdue ? 'dev.thoughtsOver' : 'dev.thoughtsDue', { day: date(due_by, locale) })}
            </Sign>
          )}
          <Enter of={of} add={add} />
        </>
      }
    >
      <p className="quiet">{t('dev.thoughtsEvery', { n: every })}</p>
      <ul className="dev-list">
        {periods.map((one) => (
          <li key={one.no}>
            {t('dev.reviewLine', { no: one.no, from: date(one.from, locale), until: date(one.due_by, locale) })}{' '}
            <Sign tone={one.state === 'overdue' ? 'warn' : PERIOD_TONES[one.state]}>
              {word(t, 'devThought', one.state)}
              {one.done_on && ` ${date(one.done_on, locale)}`}
            </Sign>
          </li>
        ))}
      </ul>
      <RuleBasis rule="development.limits" source={source} since={since} own={own} />
    </Panel>
  );
}
