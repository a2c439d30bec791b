import { date, dateTime } from '@zhibu/format';
import { useRows } from '../../api/paging';
import { type RuleBook, ruleChanges } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { DataTable } from '../../table/DataTable';
import { called, nameOf, type RuleWords, valueText } from './says';

/** What was decided, by whom, from when and why; the latest first. */
export function Changes({ book, words }: { book: RuleBook; words: RuleWords }) {
  const { t, locale } = useI18n();
  const rows = useRows(ruleChanges());
  const rules = book.areas.flatMap((area) => area.rules);
  const roomOf = (rule: string, setting: string) =>
    rules.find((one) => one.id === rule)?.settings.find((one) => one.name === setting)?.room ?? {
      shape: 'switch' as const,
    };
  return (
    <Panel flush title={t('rules.changes')}>
      <DataTable
        label={t('rules.changes')}
        rows={rows}
        rowKey={(one) => one.id}
        tall
        empty={<Empty title={t('rules.noChanges')} />}
        columns={[
          {
            key: 'setting',
            title: t('rules.setting'),
            width: 240,
            grow: true,
            pinned: true,
            render: (one) => (
              <span className="two-lines">
                <span>{called(words, 'rule', one.rule) ?? one.rule}</span>
                <span>{nameOf(words, one.rule, one.setting)}</span>
              </span>
            ),
          },
          {
            key: 'value',
            title: t('rules.value'),
            width: 160,
            render: (one) =>
              one.value === null || one.value === undefined
                ? t('rules.back')
                : valueText(t, words, roomOf(one.rule, one.setting), one.value),
          },
          { key: 'from', title: t('rules.from'), width: 160, render: (one) => date(one.effective_from, locale) },
          {
            key: 'reason',
            title: t('rules.reason'),
            width: 240,
            grow: true,
            render: (one) => (
              <span className="two-lines">
                <span>{one.reason}</span>
                <small className="quiet">
                  {[one.set_by_name, dateTime(one.set_at, locale)].filter(Boolean).join(' · ')}
                </small>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
