import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Cadre, type CheckOut, cadre, reveal } from '../../api/cadres';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Page as Frame } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { TabLinks } from '../../kit/TabLinks';
import { type CadreTab, pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { CheckDrawer, EditDrawer, ProposeDrawer } from './drawers';
import type { Part, Secret } from './parts';
import { TabContent } from './tabs';
import './cadres.css';

interface Args {
  params: { cadreId: string };
}

interface Search extends Record<string, unknown> {
  tab?: CadreTab;
}

const TABS = ['basic', 'resume', 'marks', 'family', 'checks', 'appointments'] as const satisfies readonly CadreTab[];

export const loader = ({ params }: Args) => queryClient.ensureQueryData(cadre(params.cadreId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<Cadre>(cadre(params.cadreId).queryKey);
  return [{ label: t('nav.cadres'), to: pb.cadres() }, { label: of?.name ?? '' }];
};

const may = (of: Cadre, action: string) => of.actions.some((one) => one === action);

function Actions({ of, onPropose }: { of: Cadre; onPropose: () => void }) {
  const t = useT();
  const go = useGo();
  return (
    <>
      {may(of, 'reveal') && (
        <Action needs="cadres.export" onClick={() => go(pb.cadreForm(of.id))}>
          {t('cadre.print')}
        </Action>
      )}
      {may(of, 'update') && (
        <Action type="primary" needs="cadres.record" onClick={onPropose}>
          {t('appointment.propose')}
        </Action>
      )}
    </>
  );
}

/** What should be looked at. */
function Findings({ of }: { of: Cadre }) {
  const t = useT();
  if (of.findings.length === 0) return null;
  return (
    <Notice tone="warn" title={t('cadre.findings')}>
      <ul>
        {of.findings.map((one) => (
          <li key={one.detail}>{one.detail}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The record in parts, each with what may be written there. */
function Parts({ of }: { of: Cadre }) {
  const t = useT();
  const { filters } = useFilters<Search>();
  const tab = filters.tab ?? 'basic';
  const [part, setPart] = useState<Part>();
  const [check, setCheck] = useState<CheckOut>();
  const [secret, setSecret] = useState<Secret & { id_no?: string | null }>();
  const open = useAction({ run: () => reveal(of.id, t('cadre.revealReason')), onDone: (shown) => setSecret(shown) });
  return (
    <>
      <TabLinks
        label={of.name}
        tabs={TABS.map((one) => ({
          to: pb.cadre(of.id, { tab: one }),
          label: t(`cadreTab.${one}`),
          current: one === tab,
        }))}
      />
      <TabContent
        of={of}
        tab={tab}
        secret={secret}
        onReveal={may(of, 'reveal') ? () => open.mutate() : undefined}
        revealing={open.isPending}
        onEdit={may(of, 'update') ? setPart : undefined}
        onCheck={may(of, 'update') ? setCheck : undefined}
      />
      <EditDrawer
        key={`${part}-${of.version}`}
        open={part !== undefined}
        of={of}
        part={part ?? 'person'}
        secret={secret ?? {}}
        onClose={() => setPart(undefined)}
      />
      <CheckDrawer key={check?.item ?? 'none'} of={of} check={check} onClose={() => setCheck(undefined)} />
    </>
  );
}

/** The record of a cadre: what should be looked at comes first, the rest in parts. */
export function Page() {
  const t = useT();
  const { cadreId } = useParams({ strict: false }) as { cadreId: string };
  const of = usePrefetched(cadre(cadreId));
  const [proposing, setProposing] = useState(false);
  return (
    <Frame
      title={of.name}
      lead={of.posts.map((post) => post.title).join('、') || of.unit_name}
      signs={of.left_on && <Sign tone="plain">{t('cadre.left')}</Sign>}
      actions={<Actions of={of} onPropose={() => setProposing(true)} />}
    >
      <Findings of={of} />
      <Parts of={of} />
      <ProposeDrawer open={proposing} of={of} onClose={() => setProposing(false)} />
    </Frame>
  );
}
