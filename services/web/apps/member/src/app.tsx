import { useQuery } from '@tanstack/react-query';
import type { Principal } from '@zhibu/api';
import { isProblem } from '@zhibu/api/problem';
import { applyBrand } from '@zhibu/tokens';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { queries } from './api';
import { Frame } from './frame';
import { HomePage } from './home/page';
import { Failure, LinkRow, Loading, Page, Toasts } from './kit';
import { type LeavableArea, usePractises } from './practice';
import { t, useLocale } from './words';

const RecordPage = lazy(() => import('./record/page'));
const RequestsPage = lazy(() => import('./record/requests-page'));
const FilesPage = lazy(() => import('./record/files-page'));
const FilePage = lazy(() => import('./record/file-page'));
const DuesPage = lazy(() => import('./dues/page'));
const CadrePage = lazy(() => import('./cadre/page'));
const DevelopmentPage = lazy(() => import('./development/page'));
const MeetingsPage = lazy(() => import('./meetings/page'));
const TalksPage = lazy(() => import('./talks/page'));
const TransfersPage = lazy(() => import('./transfers/page'));
const BranchPage = lazy(() => import('./branch/page'));
const AccountPage = lazy(() => import('./account/page'));
const SessionsPage = lazy(() => import('./account/sessions-page'));
const SecurityPage = lazy(() => import('./account/security-page'));
const SettingsPage = lazy(() => import('./account/settings-page'));
const PrivacyPage = lazy(() => import('./privacy/page'));
const VersionsPage = lazy(() => import('./privacy/versions-page'));
const VersionPage = lazy(() => import('./privacy/version-page'));
const NoticeGate = lazy(() => import('./privacy/notice-page'));

const HandoversPage = lazy(() => import('./handovers/page'));
const HandoverPage = lazy(() => import('./handovers/handover-page'));

const STEPS = { totp: '/login/totp/', enrol_totp: '/login/enrol/', change_password: '/login/password/' } as const;

function Missing() {
  return (
    <Page title={t('problem.missing')} lead={t('problem.missing_hint')} back="/" narrow>
      <LinkRow to="/" icon="home" title={t('nav.home')} />
    </Page>
  );
}

/** The page of an area, where the organisation does that at all. */
const within = (area: LeavableArea, Shown: ComponentType) =>
  function Within() {
    if (usePractises()(area)) return <Shown />;
    return (
      <Page title={t('problem.left_out')} lead={t('problem.left_out_hint')} back="/" narrow>
        <LinkRow to="/" icon="home" title={t('nav.home')} />
      </Page>
    );
  };

const Dues = within('dues', DuesPage);
const Cadre = within('cadres', CadrePage);
const Development = within('development', DevelopmentPage);
const Transfers = within('transfers', TransfersPage);

function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/record" component={RecordPage} />
        <Route path="/record/requests" component={RequestsPage} />
        <Route path="/record/files" component={FilesPage} />
        <Route path="/record/files/:id" component={FilePage} />
        <Route path="/dues" component={Dues} />
        <Route path="/record/cadre" component={Cadre} />
        <Route path="/development" component={Development} />
        <Route path="/meetings" component={MeetingsPage} />
        <Route path="/talks" component={TalksPage} />
        <Route path="/transfers" component={Transfers} />
        <Route path="/handovers" component={HandoversPage} />
        <Route path="/handovers/:id" component={HandoverPage} />
        <Route path="/branch" component={BranchPage} />
        <Route path="/account" component={AccountPage} />
        <Route path="/account/sessions" component={SessionsPage} />
        <Route path="/account/security" component={SecurityPage} />
        <Route path="/account/settings" component={SettingsPage} />
        <Route path="/account/privacy" component={PrivacyPage} />
        <Route path="/account/privacy/notices" component={VersionsPage} />
        <Route path="/account/privacy/notices/:id" component={VersionPage} />
        <Route component={Missing} />
      </Switch>
    </Suspense>
  );
}

/** The pages, after the notice of the organisation was read. Where that cannot be asked, nobody is kept out. */
function AfterNotice() {
  const { data, isPending } = useQuery(queries.privacy);
  const rules = useQuery(queries.rules);
  if (isPending || rules.isPending) return <Loading />;
  if (!data?.notice || data.notice.read_at) return <Pages />;
  return (
    <Suspense fallback={<Loading />}>
      <NoticeGate notice={data.notice} />
    </Suspense>
  );
}

function Inside({ principal }: { principal: Principal }) {
  const speech = useQuery(queries.speech(principal.tenant.kind));
  useEffect(() => {
    // a log-in that is not finished goes on where it stopped
    if (principal.next !== 'done') location.replace(STEPS[principal.next]);
    applyBrand(principal.tenant.colour);
  }, [principal]);
  if (principal.next !== 'done' || speech.isPending) return <Loading />;
  return (
    <Frame principal={principal}>
      <AfterNotice />
    </Frame>
  );
}

/** Nothing is shown before it is known who is there; a 401 has already left for the log-in page. */
export function App() {
  useLocale();
  const session = useQuery(queries.session);
  if (session.data) {
    return (
      <>
        <Inside principal={session.data} />
        <Toasts />
      </>
    );
  }
  const failed = session.isError && !isProblem(session.error, 'unauthenticated');
  return (
    <main className="alone">
      {failed ? <Failure error={session.error} retry={() => void session.refetch()} /> : <Loading />}
    </main>
  );
}
