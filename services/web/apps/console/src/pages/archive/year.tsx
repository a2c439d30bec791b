import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { lazy, useState } from 'react';
import { A, type ArchiveYear, archiveYear, breakSeal, seal, type Verdict, verify } from '../../api/archive';
import { queryClient } from '../../api/client';
import { saveFile } from '../../api/files';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { Seals } from './Seals';
import './archive.css';

const ReasonDrawer = lazy(async () => ({ default: (await import('../../forms/ReasonDrawer')).ReasonDrawer }));

interface Args {
  params: { unitId: string; year: string };
}

export const loader = ({ params }: Args) =>
  queryClient.ensureQueryData(archiveYear(params.unitId, Number(params.year)));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => [
  { label: t('nav.archive'), to: pb.archive({ unit: params.unitId }) },
  { label: t('archive.year', { year: params.year }) },
];

function Verified({ verdict }: { verdict: Verdict }) {
  const { t, locale } = useI18n();
  if (verdict.whole) return <Notice tone="good" live title={t('archive.whole')} />;
  return (
    <Notice tone="bad" live title={t('archive.notWhole', { n: verdict.changes.length })}>
      <ul>
        {verdict.changes.map(({ change, entry }) => (
          <li key={entry.id}>
            {t(`archiveChange.${change}`)} {entry.name ?? date(entry.on, locale)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Catalogue({ of }: { of: ArchiveYear }) {
  const { t, locale } = useI18n();
  if (of.kinds.length === 0) return <Empty title={t('archive.none')} />;
  return of.kinds.map((kind) => (
    <Panel
      key={kind.kind}
      title={t(`filedKind.${kind.kind}`)}
      extra={<span className="quiet">{t('archive.keep', { keep: t(`keep.${kind.keep}`), basis: kind.basis })}</span>}
    >
      {!kind.covered && <p className="quiet">{t('archive.notCovered')}</p>}
      <ul className="archive-list">
        {kind.entries.map((entry) => (
          <li key={entry.id}>
            {date(entry.on, locale)} {entry.name}
          </li>
        ))}
      </ul>
    </Panel>
  ));
}

/** A year of a unit: the catalogue of what was filed, its seal, and whether it is still what was sealed. */
export function Page() {
  const { t, locale } = useI18n();
  const { unitId, year: written } = useParams({ strict: false }) as Args['params'];
  const year = Number(written);
  const of = usePrefetched(archiveYear(unitId, year));
  const withheld = of.withheld.map((kind) => t(`filedKind.${kind}`)).join(t('common.listComma'));
  const [verdict, setVerdict] = useState<Verdict>();
  const [breaking, setBreaking] = useState(false);
  const confirm = useConfirm();
  const sealing = useAction({ run: () => seal(unitId, year), stale: [A], done: t('archive.isSealed') });
  const verifying = useAction({ run: () => verify(unitId, year), onDone: setVerdict });
  const ask = () =>
    confirm({
      title: t('archive.sealTitle', { year }),
      effects: [t('archive.sealLocks'), t('archive.sealAgain')],
      ok: t('archive.seal'),
      run: () => sealing.mutateAsync(),
    });
  return (
    <Frame
      title={t('archive.yearOf', { unit: of.unit_name, year })}
      lead={t('archive.source', { source: of.source, day: date(of.since, locale) })}
      signs={<Sign tone={of.sealed ? 'good' : 'wait'}>{t(of.sealed ? 'archive.sealed' : 'archive.notSealed')}</Sign>}
      actions={
        <>
          {of.may_export && (
            <Action
              onClick={() =>
                void saveFile(`/api/records/units/${unitId}/archive/${year}/export`, `${of.unit_name}-${year}.zip`)
              }
            >
              {t('archive.export')}
            </Action>
          )}
          {of.sealed && <Action onClick={() => verifying.mutate()}>{t('archive.verify')}</Action>}
          {of.may_seal && of.sealed && <Action onClick={() => setBreaking(true)}>{t('archive.break')}</Action>}
          {of.may_seal && !of.sealed && (
            <Action type="primary" onClick={ask}>
              {t('archive.seal')}
            </Action>
          )}
        </>
      }
    >
      {verdict && <Verified verdict={verdict} />}
      <Catalogue of={of} />
      {withheld && <p className="quiet">{t('archive.withheld', { kinds: withheld })}</p>}
      <Seals of={of} />
      <WhenOpened open={breaking}>
        <ReasonDrawer
          open={breaking}
          onClose={() => setBreaking(false)}
          title={t('archive.break')}
          label={t('collection.reason')}
          max={300}
          submitLabel={t('archive.break')}
          run={(reason) => breakSeal(unitId, year, reason)}
          stale={[A]}
          done={t('common.saved')}
        >
          <p className="drawer-text">{t('archive.breakWhat')}</p>
        </ReasonDrawer>
      </WhenOpened>
    </Frame>
  );
}
