import { createRoute } from '@tanstack/react-router';
import { BOOKS_TABS, CHAPTERS } from '../paths';
import { page } from './page';
import { parent } from './root';
import { day, flag, month as monthOf, oneOf, reads, text, year } from './search';

const meetings = createRoute({
  getParentRoute: parent,
  path: '/meetings',
  validateSearch: reads({
    unit: text,
    year: text,
    state: oneOf(['all', 'planned', 'held', 'filed', 'cancelled']),
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/meetings'), 'meetings.view', 'meetings'),
});

const meeting = createRoute({
  getParentRoute: parent,
  path: '/meetings/$meetingId',
  ...page(() => import('../pages/meetings/meeting'), 'meetings.view', 'meetings'),
});

const talks = createRoute({
  getParentRoute: parent,
  path: '/talks',
  validateSearch: reads({ unit: text, year, state: oneOf(['all', 'standing', 'objected', 'withdrawn']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/talks'), 'meetings.view', 'meetings'),
});

const development = createRoute({
  getParentRoute: parent,
  path: '/development',
  validateSearch: reads({
    unit: text,
    standing: oneOf(['all', 'applicant', 'activist', 'candidate', 'probationary', 'full', 'ended']),
    due: flag,
    special: flag,
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/development'), 'development.view', 'development'),
});

const developmentPlan = createRoute({
  getParentRoute: parent,
  path: '/development/plan',
  validateSearch: reads({ unit: text, year }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/development/plan'), 'development.view', 'development'),
});

const developmentPool = createRoute({
  getParentRoute: parent,
  path: '/development/pool',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/development/pool'), 'development.view', 'development'),
});

const developmentFile = createRoute({
  getParentRoute: parent,
  path: '/development/$fileId',
  ...page(() => import('../pages/development/file'), 'development.view', 'development'),
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
  ...page(() => import('../pages/dues'), 'dues.view', 'dues', 'books'),
});

const transfers = createRoute({
  getParentRoute: parent,
  path: '/transfers',
  validateSearch: reads({ view: oneOf(['waiting', 'under_way', 'overdue', 'done']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/transfers'), 'transfers.view', 'transfers'),
});

const transfer = createRoute({
  getParentRoute: parent,
  path: '/transfers/$transferId',
  ...page(() => import('../pages/transfers/transfer'), 'transfers.view', 'transfers'),
});

const transferLetter = createRoute({
  getParentRoute: parent,
  path: '/transfers/$transferId/letter',
  ...page(() => import('../pages/transfers/letter'), 'transfers.view', 'transfers'),
});

const elections = createRoute({
  getParentRoute: parent,
  path: '/elections',
  validateSearch: reads({ tab: oneOf(['terms', 'under_way', 'done', 'requests']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/elections'), 'elections.view', 'elections'),
});

const election = createRoute({
  getParentRoute: parent,
  path: '/elections/$electionId',
  ...page(() => import('../pages/elections/election'), 'elections.view', 'elections'),
});

const electionReport = createRoute({
  getParentRoute: parent,
  path: '/elections/$electionId/report',
  ...page(() => import('../pages/elections/report'), 'elections.view', 'elections'),
});

const unitRequest = createRoute({
  getParentRoute: parent,
  path: '/unit-requests/$requestId',
  ...page(() => import('../pages/unit-requests/request'), 'unit_requests.view', 'elections'),
});

const collections = createRoute({
  getParentRoute: parent,
  path: '/collections',
  validateSearch: reads({ state: oneOf(['sent', 'draft', 'closed']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/collections'), 'collections.view', 'collections'),
});

const collectionNew = createRoute({
  getParentRoute: parent,
  path: '/collections/new',
  ...page(() => import('../pages/collections/build'), 'collections.create', 'collections'),
});

const collection = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId',
  ...page(() => import('../pages/collections/collection'), 'collections.view', 'collections'),
});

const collectionEdit = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId/edit',
  ...page(() => import('../pages/collections/build'), 'collections.create', 'collections'),
});

const collectionAnswer = createRoute({
  getParentRoute: parent,
  path: '/collections/$collectionId/answers/$unitId',
  ...page(() => import('../pages/collections/answer'), 'collections.view', 'collections'),
});

const archive = createRoute({
  getParentRoute: parent,
  path: '/archive',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/archive'), 'archive.view', 'archive'),
});

const archiveExpired = createRoute({
  getParentRoute: parent,
  path: '/archive/expired',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/archive/expired'), 'archive.view', 'archive', 'documents'),
});

const archiveYear = createRoute({
  getParentRoute: parent,
  path: '/archive/$unitId/$year',
  ...page(() => import('../pages/archive/year'), 'archive.view', 'archive'),
});

const handover = createRoute({
  getParentRoute: parent,
  path: '/handovers/$handoverId',
  // whoever has left a post may have no part in the unit any more, and still signs
  ...page(() => import('../pages/archive/handover'), undefined, 'archive'),
});

const statistics = createRoute({
  getParentRoute: parent,
  path: '/statistics',
  validateSearch: reads({
    unit: text,
    chapter: oneOf(CHAPTERS),
    on: day,
    after: day,
    shown: oneOf(['full', 'public']),
  }),
  ...page(() => import('../pages/statistics'), 'statistics.view', 'statistics'),
});

const statisticsSnapshots = createRoute({
  getParentRoute: parent,
  path: '/statistics/snapshots',
  validateSearch: reads({ unit: text }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/statistics/snapshots'), 'statistics.view', 'statistics'),
});

const statisticsSnapshot = createRoute({
  getParentRoute: parent,
  path: '/statistics/snapshots/$snapshotId',
  ...page(() => import('../pages/statistics/snapshot'), 'statistics.view', 'statistics'),
});

const cadres = createRoute({
  getParentRoute: parent,
  path: '/cadres',
  validateSearch: reads({ tab: oneOf(['register', 'appointments', 'done', 'left']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/cadres'), 'cadres.view', 'cadres'),
});

const cadre = createRoute({
  getParentRoute: parent,
  path: '/cadres/$cadreId',
  validateSearch: reads({ tab: oneOf(['basic', 'resume', 'marks', 'family', 'checks', 'appointments']) }),
  ...page(() => import('../pages/cadres/cadre'), 'cadres.view', 'cadres'),
});

const cadreForm = createRoute({
  getParentRoute: parent,
  path: '/cadres/$cadreId/form',
  ...page(() => import('../pages/cadres/form'), 'cadres.view', 'cadres'),
});

const cadreAppointment = createRoute({
  getParentRoute: parent,
  path: '/cadre-appointments/$appointmentId',
  ...page(() => import('../pages/cadres/appointment'), 'cadres.view', 'cadres'),
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

/** Pages of what a branch and the committees above it do. */
export const work = [
  meetings,
  meeting,
  talks,
  development,
  developmentPlan,
  developmentPool,
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
  archiveExpired,
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
] as const;
