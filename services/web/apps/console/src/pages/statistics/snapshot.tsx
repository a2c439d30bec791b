import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { date, dateTime } from '@zhibu/format';
import { lazy, Suspense, useState } from 'react';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type SnapshotDetail, snapshot } from '../../api/statistics';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { Page as Frame, Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { TableOf } from './TableOf';
import './statistics.css';

interface Args {
  params: { snapshotId: string };
}

const Comparison = lazy(async () => ({ default: (await import('./Comparison')).Comparison }));

export const loader = ({ params }: Args) => queryClient.ensureQueryData(snapshot(params.snapshotId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<SnapshotDetail>(snapshot(params.snapshotId).queryKey);
  return [
    { label: t('nav.statistics'), to: pb.statistics() },
    { label: t('statistics.snapshots'), to: pb.statisticsSnapshots() },
    { label: of?.on ?? '' },
  ];
};

/** A report as it was frozen, and on request what reads otherwise today. */
export function Page() {
  const { t, locale } = useI18n();
  const { snapshotId } = useParams({ strict: false }) as { snapshotId: string };
  const of = usePrefetched(snapshot(snapshotId));
  const [comparing, compare] = useState(false);
  return (
    <Frame
      title={t('statistics.snapshotOf', { unit: of.unit_name, on: date(of.on, locale) })}
      signs={<Sign>{t(`statisticsOccasion.${of.occasion}`)}</Sign>}
      lead={t('statistics.ofSpan', { on: date(of.on, locale), after: date(of.after, locale) })}
      actions={
        <>
          <Action icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('statistics.print')}
          </Action>
          <PdfButton
            path={`/api/records/statistics/snapshots/${snapshotId}/statistics.pdf`}
            name={`${of.unit_name}-${of.on}`}
          />
          <Action type="primary" onClick={() => compare(true)}>
            {t('statistics.compare')}
          </Action>
        </>
      }
    >
      {comparing && (
        <Suspense fallback={<p role="status">{t('common.loading')}</p>}>
          <Comparison id={snapshotId} />
        </Suspense>
      )}
      <Panel>
        <Facts
          facts={[
            { label: t('statistics.note'), value: of.note },
            { label: t('statistics.frozenAt'), value: dateTime(of.frozen_at, locale) },
            { label: t('statistics.hash'), value: <span className="digest">{of.hash}</span>, wide: true },
          ]}
        />
      </Panel>
      {of.tables.map((table) => (
        <TableOf key={table.theme} of={table} />
      ))}
    </Frame>
  );
}
