import { createRoute } from '@tanstack/react-router';
import { MEMBER_STATES } from '../words/members';
import { page } from './page';
import { parent, root } from './root';
import { day, flag, oneOf, reads, text } from './search';
import { work } from './work';

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
  ...page(() => import('../pages/units/unit'), 'units.view', 'documents'),
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
  ...page(() => import('../pages/members/member'), 'members.view', 'documents'),
});

const floating = createRoute({
  getParentRoute: parent,
  path: '/floating',
  validateSearch: reads({ view: oneOf(['lost']), unit: text, abroad: flag }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/floating'), 'members.view'),
});

const imports = createRoute({
  getParentRoute: parent,
  path: '/imports',
  ...page(() => import('../pages/imports'), 'imports.run', 'imports'),
});

const importNew = createRoute({
  getParentRoute: parent,
  path: '/imports/new',
  validateSearch: reads({ kind: oneOf(['members', 'units']) }),
  ...page(() => import('../pages/imports/new'), 'imports.run', 'imports'),
});

const importRun = createRoute({
  getParentRoute: parent,
  path: '/imports/$importId',
  validateSearch: reads({ rows: oneOf(['refused', 'warned', 'good']) }),
  ...page(() => import('../pages/imports/run'), 'imports.run', 'imports'),
});

const documentFaults = createRoute({
  getParentRoute: parent,
  path: '/documents/faults',
  validateSearch: reads({ unit: text, fault: oneOf(['missing', 'damaged']) }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/documents/faults'), 'documents.view', 'documents'),
});

const posts = createRoute({
  getParentRoute: parent,
  path: '/posts',
  validateSearch: reads({ unit: text, on: day, expiring: flag }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/posts'), 'posts.view'),
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
  ...page(() => import('../pages/deliveries'), 'deliveries.view', 'letters'),
});

const settings = createRoute({
  getParentRoute: parent,
  path: '/settings',
  validateSearch: reads({ section: oneOf(['identity', 'password', 'session', 'lockout', 'totp']) }),
  ...page(() => import('../pages/settings'), 'settings.view', 'settings'),
});

const operatorEntries = createRoute({
  getParentRoute: parent,
  path: '/operator-entries',
  ...page(() => import('../pages/operator-entries'), 'audit.read', 'operators'),
});

const words = createRoute({
  getParentRoute: parent,
  path: '/vocabulary',
  ...page(() => import('../pages/vocabulary'), 'settings.view', 'settings'),
});

const domains = createRoute({
  getParentRoute: parent,
  path: '/domains',
  ...page(() => import('../pages/domains'), 'settings.view', 'privacy'),
});

const privacy = createRoute({
  getParentRoute: parent,
  path: '/privacy',
  validateSearch: reads({
    tab: oneOf(['overview', 'consents', 'requests', 'notice', 'retention']),
    member: text,
    account: text,
    purpose: oneOf(['notice', 'mail_reminders', 'photo_use', 'share_with_employer']),
  }),
  loaderDeps: ({ search }) => search,
  ...page(() => import('../pages/privacy'), 'settings.view', 'privacy'),
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
  ...page(() => import('../pages/audit'), 'audit.read', 'audit', 'auditFields', 'auditWords', 'privacy', 'settings'),
});

const data = createRoute({
  getParentRoute: parent,
  path: '/data',
  ...page(() => import('../pages/data'), 'settings.configure', 'data'),
});

const security = createRoute({
  getParentRoute: parent,
  path: '/security',
  ...page(() => import('../pages/security'), undefined, 'security'),
});

export const routeTree = root.addChildren([
  home,
  units.addChildren([unitsIndex, unit]),
  members,
  memberNew,
  member,
  floating,
  imports,
  importNew,
  importRun,
  documentFaults,
  posts,
  ...work,
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
