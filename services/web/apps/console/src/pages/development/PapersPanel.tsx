import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Button } from 'antd';
import {
  type ChecklistLine,
  DEVELOPMENT_STALE,
  type DevelopmentFile,
  papers,
  removePaper,
} from '../../api/development';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { PaperLink } from '../../kit/PaperLink';
import { PdfButton } from '../../kit/PdfButton';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign, type Tone } from '../../kit/Sign';
import { Failed } from '../../layouts/states';

const TONES: Record<ChecklistLine['state'], Tone> = {
  filed: 'good',
  missing: 'bad',
  without: 'plain',
  not_yet: 'plain',
};

interface LineProps {
  of: DevelopmentFile;
  line: ChecklistLine;
  add: ((line: ChecklistLine) => void) | undefined;
}

function Line({ of, line, add }: LineProps) {
  const { t, locale } = useI18n();
  const remove = useAction({
    run: (paper: string) => removePaper(of, paper),
    stale: DEVELOPMENT_STALE,
    done: t('dev.paperRemoved'),
  });
  return (
    <li>
      <p>
        {line.name}{' '}
        <Sign tone={TONES[line.state]}>
          {word(t, 'devPaper', line.state)}
          {line.expected > 1 && ` ${line.papers}/${line.expected}`}
        </Sign>
      </p>
      {line.faults.map((fault) => (
        <p key={fault.detail}>
          <Sign tone="warn">{fault.detail}</Sign>
        </p>
      ))}
      {line.held.map((paper) => {
        const day = paper.dated ? date(paper.dated, locale) : t('dev.paperUndated');
        return (
          <p key={paper.id} className="quiet">
            {t('dev.paperHeld', { day, pages: paper.pages })}{' '}
            {paper.received_by_name && t('dev.receivedLine', { name: paper.received_by_name })}{' '}
            {paper.document_id && <PaperLink of={paper.document_id}>{paper.document_title}</PaperLink>}{' '}
            {add && (
              <Button
                size="small"
                aria-label={t('dev.removePaperLabel', { name: `${line.name} ${day}` })}
                onClick={() => remove.mutate(paper.id)}
              >
                {t('dev.removePaper')}
              </Button>
            )}
          </p>
        );
      })}
      {line.resolutions.map((one) => (
        <PdfButton
          key={one.step_id}
          small
          path={`/api/records/development/files/${of.id}/steps/${one.step_id}/resolution.pdf`}
          name={t('dev.resolutionOf', { day: date(one.decided_on, locale) })}
        />
      ))}
      {add && (line.state !== 'not_yet' || (line.document === 'thought_report' && of.thought_reports)) && (
        <Button size="small" aria-label={t('dev.addPaperTitle', { name: line.name })} onClick={() => add(line)}>
          {t('dev.addPaper')}
        </Button>
      )}
    </li>
  );
}

/** The check-list of papers: what is there, what is missing, what is wrong with it. */
export function PapersPanel({ of, add }: { of: DevelopmentFile; add: (line: ChecklistLine) => void }) {
  const { t } = useI18n();
  const { allowed } = useMay('development.record');
  const list = useQuery(papers(of.id));
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return null;
  const may = allowed && of.actions.includes('update');
  const { lines, filed, missing, faults, source, since } = list.data;
  const parts = [
    { part: 'personnel', title: t('dev.personnel') },
    { part: 'branch', title: t('dev.branchFile') },
  ] as const;
  return (
    <Panel
      title={t('dev.papers')}
      extra={<span className="quiet">{t('dev.papersLead', { filed, missing, faults })}</span>}
    >
      {parts.map(({ part, title }) => (
        <details key={part} className="dev-others" open={missing > 0 && part === 'personnel'}>
          <summary>{title}</summary>
          <ul className="dev-papers">
            {lines
              .filter((line) => line.part === part)
              .map((line) => (
                <Line key={line.code} of={of} line={line} add={may ? add : undefined} />
              ))}
          </ul>
        </details>
      ))}
      <RuleBasis rule="development.file" source={source} since={since} />
    </Panel>
  );
}
