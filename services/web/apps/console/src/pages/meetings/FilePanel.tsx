import { queryClient } from '../../api/client';
import { type Finding, file, MEETING_STALE, type MeetingDetail, meeting } from '../../api/meetings';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { findingText } from '../../kit/finding';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { pb } from '../../paths';
import { Go } from '../../router/go';

/** What the rules say; of several findings by one rule the last names it. */
function List({ of }: { of: readonly Finding[] }) {
  const t = useT();
  return (
    <ul className="effects">
      {of.map((finding, at) => (
        <li key={`${finding.pointer} ${finding.code}`}>
          {findingText(finding)} {finding.meeting_id && <Go to={pb.meeting(finding.meeting_id)}>{t('double.look')}</Go>}{' '}
          {finding.basis && of[at + 1]?.basis?.rule !== finding.basis.rule && <RuleBasis {...finding.basis} />}
        </li>
      ))}
    </ul>
  );
}

/** What is still missing, in the words of the rules, and the way to file the record once nothing is. */
export function FilePanel({ of }: { of: MeetingDetail }) {
  const t = useT();
  const confirm = useConfirm();
  const filing = useAction<void, MeetingDetail>({
    run: () => file(of),
    stale: MEETING_STALE,
    done: t('meeting.filed'),
    onDone: (filed) => queryClient.setQueryData(meeting(of.id).queryKey, filed),
  });
  const blocks = of.findings.filter((finding) => finding.weight === 'block');
  const warnings = of.findings.filter((finding) => finding.weight !== 'block');
  const blocked = blocks.length > 0 ? t('meeting.notYet', { n: blocks.length }) : undefined;
  return (
    <Panel title={t('meeting.filing')}>
      {blocks.length > 0 && (
        <Notice tone="bad" title={t('meeting.blocks')}>
          <List of={blocks} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn" title={t('meeting.warnings')}>
          <List of={warnings} />
        </Notice>
      )}
      {of.findings.length === 0 && <Notice tone="good">{t('meeting.complete')}</Notice>}
      <div className="meeting-save">
        <Action
          type="primary"
          needs="meetings.record"
          blocked={blocked}
          loading={filing.isPending}
          onClick={() =>
            confirm({
              title: t('meeting.fileAsk'),
              effects: [t('meeting.fileEffect')],
              ok: t('meeting.file'),
              run: () => filing.mutateAsync(),
            })
          }
        >
          {t('meeting.file')}
        </Action>
      </div>
    </Panel>
  );
}
