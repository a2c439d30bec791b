import { useQuery } from '@tanstack/react-query';
import { partOfDay } from '@zhibu/format';
import { queryClient } from '../../api/client';
import { session } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { useT, word } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { ExceptionsPanel } from './Exceptions';
import { MonthBoard } from './month';
import { OpenImports } from './OpenImports';
import { Overview } from './Overview';
import { QuickActions } from './QuickActions';
import { Quotas } from './Quotas';
import { ShowStart, Start } from './start';
import { Tasks } from './Tasks';
import { WaitingCorrections } from './WaitingCorrections';
import { WaitingErasures } from './WaitingErasures';
import './home.css';

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(session());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.home') }];

/** What this person answers for, in a line: each role with the unit it reaches. */
function useReach(): string {
  const t = useT();
  const { data } = useQuery(session());
  const roles = (data?.roles ?? []).map(
    ({ role, unit_name }) => `${word(t, 'role', role)} · ${unit_name ?? t('common.wholeOrganisation')}`,
  );
  return [...new Set(roles)].join(t('common.listComma'));
}

function Actions() {
  return (
    <>
      <ShowStart />
      <QuickActions />
    </>
  );
}

export function Page() {
  const t = useT();
  const { account } = usePrefetched(session());
  const reach = useReach();
  return (
    <Frame title={t(`home.${partOfDay()}`, { name: account.display_name })} lead={reach} actions={<Actions />}>
      <Start />
      <Quotas />
      <ExceptionsPanel />
      <MonthBoard />
      <Tasks />
      <div className="home-columns">
        <div className="home-main">
          <WaitingCorrections />
          <WaitingErasures />
          <OpenImports />
        </div>
        <Overview />
      </div>
    </Frame>
  );
}
