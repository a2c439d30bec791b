import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Select } from 'antd';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { saveFile } from '../../api/files';
import { usePrefetched } from '../../api/prefetched';
import { unitTree } from '../../api/records';
import { type Chapter, chapter, exportPath, sheetPath } from '../../api/statistics';
import { type LeavableArea, usePractises } from '../../app/practice';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Choice } from '../../kit/Choice';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { TabLinks } from '../../kit/TabLinks';
import { UnitPicker } from '../../kit/UnitPicker';
import { Failed, Loading } from '../../layouts/states';
import { CHAPTERS, pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { today } from '../posts/term';
import type { Figure } from './BehindDrawer';
import { BehindDrawer, FreezeDrawer } from './drawers';
import { TableOf } from './TableOf';
import './statistics.css';

interface Search extends Record<string, unknown> {
  unit?: string;
  chapter?: Chapter;
  on?: string;
  shown?: 'full' | 'public';
}

export const loader = () => queryClient.ensureQueryData(unitTree());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.statistics') }];

/** Chapters of work that may be left out. */
const AREA_OF: Partial<Record<Chapter, LeavableArea>> = { pool: 'development', dues: 'dues' };

const daysOf = ({ on, shown }: Search) => ({ ...(on && { on }), ...(shown === 'public' && { public: true }) });

const chapterOf = (unit: string, search: Search) => chapter(unit, search.chapter ?? 'members', daysOf(search));

function OfUnit({ unit, search }: { unit: string; search: Search }) {
  const { t, locale } = useI18n();
  const [figure, open] = useState<Figure>();
  const { data, error, refetch } = useQuery(chapterOf(unit, search));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="quiet">{t('statistics.ofSpan', { on: date(data.on, locale), after: date(data.after, locale) })}</p>
      {data.shown === 'public' && <Notice tone="info">{t('statistics.publicWhat')}</Notice>}
      {data.tables.length === 0 && <Empty title={t('statistics.nothing')} />}
      {data.tables.map((table) => (
        <TableOf key={table.theme} of={table} open={(of, row) => open({ table: of, row })} />
      ))}
      <BehindDrawer unit={unit} figure={figure} on={search.on} onClose={() => open(undefined)} />
    </>
  );
}

/** The statistics of a unit and all below it, a chapter at a time. */
export function Page() {
  const { t, locale } = useI18n();
  const practises = usePractises();
  const tree = usePrefetched(unitTree());
  const { filters, set } = useFilters<Search>();
  const [freezing, setFreezing] = useState(false);
  const unit = filters.unit ?? tree[0]?.id;
  const shown = filters.shown ?? 'full';
  const save = useAction({
    run: () => saveFile(exportPath(unit ?? '', daysOf(filters)), `${t('nav.statistics')}.xlsx`),
  });
  const cutOffs = useQuery({ ...chapterOf(unit ?? '', filters), enabled: unit !== undefined }).data?.cut_offs ?? [];
  const days = [...new Set([today(), ...cutOffs, ...(filters.on ? [filters.on] : [])])];
  return (
    <Frame
      title={t('nav.statistics')}
      lead={t('statistics.lead')}
      actions={
        unit && (
          <>
            <Action icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t('statistics.print')}
            </Action>
            <PdfButton
              path={sheetPath(unit, filters.chapter ?? 'members', daysOf(filters))}
              name={t('nav.statistics')}
            />
            <Action needs="statistics.export" loading={save.isPending} onClick={() => save.mutate()}>
              {t('statistics.saveTable')}
            </Action>
            <Action type="primary" needs="statistics.freeze" onClick={() => setFreezing(true)}>
              {t('statistics.freezeReport')}
            </Action>
          </>
        )
      }
    >
      <Panel flush>
        <search className="filters">
          <UnitPicker
            className="pick wider"
            aria-label={t('statistics.unit')}
            value={unit}
            onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<Search>)}
          />
          <Select
            aria-label={t('statistics.on')}
            value={filters.on ?? today()}
            options={days.map((day) => ({ value: day, label: date(day, locale) }))}
            onChange={(on: string) => set({ on: on === today() ? undefined : on } as Partial<Search>)}
          />
          <Choice
            quiet
            label={t('statistics.shown')}
            value={shown}
            options={(['full', 'public'] as const).map((one) => ({ value: one, label: t(`statistics.${one}`) }))}
            onChange={(one) => set({ shown: one })}
          />
          <Go to={pb.statisticsSnapshots(unit ? { unit } : {})}>{t('statistics.snapshots')}</Go>
        </search>
      </Panel>
      <TabLinks
        label={t('statistics.chapters')}
        tabs={CHAPTERS.filter((one) => practises(AREA_OF[one])).map((one) => ({
          to: pb.statistics({ ...filters, chapter: one }),
          label: t(`statisticsChapter.${one}`),
          current: one === (filters.chapter ?? 'members'),
        }))}
      />
      {unit ? <OfUnit key={unit} unit={unit} search={filters} /> : <Empty title={t('statistics.chooseUnit')} />}
      {unit && (
        <FreezeDrawer open={freezing} unit={unit} on={filters.on ?? cutOffs[0]} onClose={() => setFreezing(false)} />
      )}
    </Frame>
  );
}
