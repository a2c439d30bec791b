import { createRootRoute, createRoute } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { vocabulary } from '../api/vocabulary';
import { setOwnWords } from '../i18n';
import { Shell } from '../layouts/Shell';
import { NotFound } from '../layouts/states';
import { BOOKS_TABS, CHAPTERS } from '../paths';
import { MEMBER_STATES } from '../words/members';
import { page } from './page';
import { day, flag, month as monthOf, oneOf, reads, text, year } from './search';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  loader: async () => {
    // the organisation's own words come with the session; without them the usual ones do
    const own = queryClient.ensureQueryData(vocabulary()).catch(() => undefined);
    const principal = await queryClient.ensureQueryData(session());
    setOwnWords((await own)?.words ?? {});
    return principal;
  },
});

const parent = () => root;

const home = createRoute({ getParentRoute: parent, path: '/', ...page(() => import('../pages/home')) });

const units = createRoute({
  getParentRoute: parent,
  path: '/units',
  validateSearch: reads({ q: text, closed: flag }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/units'), 'units.view'),
});

const unitsIndex = createRoute({
  getParentRoute: () => units,
  path: '/',
  ...page(() => import('../pages/units/start'), 'units.view'),
});

const unit = createRoute({
  getParentRoute: () => units,
  path: '$unitId',
  validateSearch: reads({ tab: oneOf(['overview', 'posts', 'files', 'history']), on: day }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/units/unit'), 'units.view'),
});

const members = createRoute({
  getParentRoute: parent,
  path: '/members',
  validateSearch: reads({
    q: text,
    unit: text,
    only: flag,
    kind: oneOf(['full', 'probationary']),
    state: oneOf(MEMBER_STATES),
    floating: flag,
    lost: flag,
    sort: oneOf(['name', '-name', 'joined_on', '-joined_on']),
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/members'), 'members.view'),
});

const memberNew = createRoute({
  getParentRoute: parent,
  path: '/members/new',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/members/new'), 'members.create'),
});

const member = createRoute({
  getParentRoute: parent,
  path: '/members/$memberId',
  validateSearch: reads({ tab: oneOf(['record', 'files']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/members/member'), 'members.view'),
});

const imports = createRoute({
  getParentRoute: parent,
  path: '/imports',
  ...page(() => import('../pages/imports'), 'imports.run'),
});

const importNew = createRoute({
  getParentRoute: parent,
  path: '/imports/new',
  validateSearch: reads({ kind: oneOf(['members', 'units']) }),
  ...page(() => import('../pages/imports/new'), 'imports.run'),
});

const importRun = createRoute({
  getParentRoute: parent,
  path: '/imports/$importId',
  validateSearch: reads({ rows: oneOf(['refused', 'warned', 'good']) }),
  ...page(() => import('../pages/imports/run'), 'imports.run'),
});

const posts = createRoute({
  getParentRoute: parent,
  path: '/posts',
  validateSearch: reads({ unit: text, on: day, expiring: flag }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/posts'), 'posts.view'),
});

const meetings = createRoute({
  getParentRoute: parent,
  path: '/meetings',
  validateSearch: reads({
    unit: text,
    year: text,
    state: oneOf(['all', 'planned', 'held', 'filed', 'cancelled']),
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/meetings'), 'meetings.view'),
});

const meeting = createRoute({
  getParentRoute: parent,
  path: '/meetings/$meetingId',
  ...page(() => import('../pages/meetings/meeting'), 'meetings.view'),
});

const development = createRoute({
  getParentRoute: parent,
  path: '/development',
  validateSearch: reads({
    unit: text,
    standing: oneOf(['all', 'applicant', 'activist', 'candidate', 'probationary', 'full', 'ended']),
    due: flag,
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/development'), 'development.view'),
});

const developmentFile = createRoute({
  getParentRoute: parent,
  path: '/development/$fileId',
  ...page(() => import('../pages/development/file'), 'development.view'),
});

const roles = createRoute({
  getParentRoute: parent,
  path: '/roles',
  validateSearch: reads({ role: text, unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/roles'), 'roles.view'),
});

const corrections = createRoute({
  getParentRoute: parent,
  path: '/corrections',
  validateSearch: reads({ state: oneOf(['open', 'accepted', 'refused', 'withdrawn', 'all']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/corrections'), 'corrections.view'),
});

const dues = createRoute({
  getParentRoute: parent,
  path: '/dues',
  validateSearch: reads({ tab: oneOf(BOOKS_TABS), unit: text, month: monthOf, year, run: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/dues'), 'dues.view'),
});

const transfers = createRoute({
  getParentRoute: parent,
  path: '/transfers',
  validateSearch: reads({ view: oneOf(['waiting', 'under_way', 'overdue', 'done']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/transfers'), 'transfers.view'),
});

const transfer = createRoute({
  getParentRoute: parent,
  path: '/transfers/$transferId',
  ...page(() => import('../pages/transfers/transfer'), 'transfers.view'),
});

const transferLetter = createRoute({
  getParentRoute: parent,
  path: '/transfers/$transferId/letter',
  ...page(() => import('../pages/transfers/letter'), 'transfers.view'),
});

const elections = createRoute({
  getParentRoute: parent,
  path: '/elections',
  validateSearch: reads({ tab: oneOf(['terms', 'under_way', 'done', 'requests']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/elections'), 'elections.view'),
});

const election = createRoute({
  getParentRoute: parent,
  path: '/elections/$electionId',
  ...page(() => import('../pages/elections/election'), 'elections.view'),
});

const electionReport = createRoute({
  getParentRoute: parent,
  path: '/elections/$electionId/report',
  ...page(() => import('../pages/elections/report'), 'elections.view'),
});

const unitRequest = createRoute({
  getParentRoute: parent,
  path: '/unit-requests/$requestId',
  ...page(() => import('../pages/unit-requests/request'), 'unit_requests.view'),
});

const collections = createRoute({
  getParentRoute: parent,
  path: '/collections',
  validateSearch: reads({ state: oneOf(['sent', 'draft', 'closed']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/collections'), 'collections.view'),
});

const collectionNew = createRoute({
  getParentRoute: parent,
  path: '/collections/new',
  ...page(() => import('../pages/collections/build'), 'collections.create'),
});

const collection = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId',
  ...page(() => import('../pages/collections/collection'), 'collections.view'),
});

const collectionEdit = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId/edit',
  ...page(() => import('../pages/collections/build'), 'collections.create'),
});

const collectionAnswer = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId/answers/$unitId',
  ...page(() => import('../pages/collections/answer'), 'collections.view'),
});

const archive = createRoute({
  getParentRoute: parent,
  path: '/archive',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/archive'), 'archive.view'),
});

const archiveYear = createRoute({
  getParentRoute: parent,
  path: '/archive/$unitId/$year',
  ...page(() => import('../pages/archive/year'), 'archive.view'),
});

const handover = createRoute({
  getParentRoute: parent,
  path: '/handovers/$handoverId',
  // whoever has left a post may have no part in the unit any more, and still signs
  ...page(() => import('../pages/archive/handover')),
});

const statistics = createRoute({
  getParentRoute: parent,
  path: '/statistics',
  validateSearch: reads({ unit: text, chapter: oneOf(CHAPTERS), on: day, shown: oneOf(['full', 'public']) }),
  ...page(() => import('../pages/statistics'), 'statistics.view'),
});

const statisticsSnapshots = createRoute({
  getParentRoute: parent,
  path: '/statistics/snapshots',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/statistics/snapshots'), 'statistics.view'),
});

const statisticsSnapshot = createRoute({
  getParentRoute: parent,
  path: '/statistics/snapshots/$snapshotId',
  ...page(() => import('../pages/statistics/snapshot'), 'statistics.view'),
});

const cadres = createRoute({
  getParentRoute: parent,
  path: '/cadres',
  validateSearch: reads({ tab: oneOf(['register', 'appointments', 'done', 'left']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/cadres'), 'cadres.view'),
});

const cadre = createRoute({
  getParentRoute: parent,
  path: '/cadres/$cadreId',
  validateSearch: reads({ tab: oneOf(['basic', 'resume', 'marks', 'family', 'checks', 'appointments']) }),
  ...page(() => import('../pages/cadres/cadre'), 'cadres.view'),
});

const cadreForm = createRoute({
  getParentRoute: parent,
  path: '/cadres/$cadreId/form',
  ...page(() => import('../pages/cadres/form'), 'cadres.view'),
});

const cadreAppointment = createRoute({
  getParentRoute: parent,
  path: '/cadre-appointments/$appointmentId',
  ...page(() => import('../pages/cadres/appointment'), 'cadres.view'),
});

const rules = createRoute({
  getParentRoute: parent,
  path: '/rules',
  validateSearch: reads({ area: text, rule: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/rules')),
});

const exceptions = createRoute({
  getParentRoute: parent,
  path: '/exceptions',
  validateSearch: reads({ matter: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/exceptions'), 'units.view'),
});

const burden = createRoute({
  getParentRoute: parent,
  path: '/burden',
  validateSearch: reads({ month: monthOf }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/burden'), 'posts.view'),
});

const accounts = createRoute({
  getParentRoute: parent,
  path: '/accounts',
  validateSearch: reads({ q: text, role: text, unit: text, account: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/accounts'), 'accounts.view'),
});

const invitations = createRoute({
  getParentRoute: parent,
  path: '/invitations',
  validateSearch: reads({ state: oneOf(['pending', 'redeemed', 'revoked', 'expired']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/invitations'), 'accounts.invite'),
});

const deliveries = createRoute({
  getParentRoute: parent,
  path: '/deliveries',
  validateSearch: reads({ state: oneOf(['queued', 'sending', 'sent', 'failed']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/deliveries'), 'deliveries.view'),
});

const settings = createRoute({
  getParentRoute: parent,
  path: '/settings',
  validateSearch: reads({ section: oneOf(['identity', 'password', 'session', 'lockout', 'totp']) }),
  ...page(() => import('../pages/settings'), 'settings.view'),
});

const operatorEntries = createRoute({
  getParentRoute: parent,
  path: '/operator-entries',
  ...page(() => import('../pages/operator-entries'), 'audit.read'),
});

const words = createRoute({
  getParentRoute: parent,
  path: '/vocabulary',
  ...page(() => import('../pages/vocabulary'), 'settings.view'),
});

const domains = createRoute({
  getParentRoute: parent,
  path: '/domains',
  ...page(() => import('../pages/domains'), 'settings.view'),
});

const privacy = createRoute({
  getParentRoute: parent,
  path: '/privacy',
  validateSearch: reads({ tab: oneOf(['overview', 'requests', 'notice', 'retention']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/privacy'), 'settings.view'),
});

const audit = createRoute({
  getParentRoute: parent,
  path: '/audit',
  validateSearch: reads({
    source: oneOf(['identity', 'records']),
    action: text,
    actor: text,
    subject: text,
    from: day,
    to: day,
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/audit'), 'audit.read'),
});

const data = createRoute({
  getParentRoute: parent,
  path: '/data',
  ...page(() => import('../pages/data'), 'settings.configure'),
});

const security = createRoute({
  getParentRoute: parent,
  path: '/security',
  ...page(() => import('../pages/security')),
});

export const routeTree = root.addChildren([
  home,
  units.addChildren([unitsIndex, unit]),
  members,
  memberNew,
  member,
  imports,
  importNew,
  importRun,
  posts,
  meetings,
  meeting,
  development,
  developmentFile,
  roles,
  corrections,
  dues,
  transfers,
  transfer,
  transferLetter,
  elections,
  election,
  electionReport,
  unitRequest,
  collections,
  collectionNew,
  collection,
  collectionEdit,
  collectionAnswer,
  archive,
  archiveYear,
  handover,
  statistics,
  statisticsSnapshots,
  statisticsSnapshot,
  cadres,
  cadre,
  cadreForm,
  cadreAppointment,
  rules,
  exceptions,
  burden,
  accounts,
  invitations,
  deliveries,
  settings,
  words,
  domains,
  privacy,
  audit,
  operatorEntries,
  data,
  security,
]);
