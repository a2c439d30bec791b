import { describe, expect, it } from 'vitest';
import { pb, withSearch } from './paths';

const unit = '0192aaaa-0000-7000-8000-000000000001';

describe('the site map', () => {
  it('stays as it is, since people keep these addresses', () => {
    const map = Object.fromEntries(
      Object.entries(pb).map(([name, build]) => [
        name,
        (build as (first?: string, second?: string) => string)(takesId(name), SECOND[name]),
      ]),
    );
    expect(map).toMatchInlineSnapshot(`
      {
        "accounts": "/accounts",
        "archive": "/archive",
        "archiveExpired": "/archive/expired",
        "archiveYear": "/archive/0192aaaa-0000-7000-8000-000000000001/2025",
        "audit": "/audit",
        "burden": "/burden",
        "cadre": "/cadres/0192aaaa-0000-7000-8000-000000000001",
        "cadreAppointment": "/cadre-appointments/0192aaaa-0000-7000-8000-000000000001",
        "cadreForm": "/cadres/0192aaaa-0000-7000-8000-000000000001/form",
        "cadres": "/cadres",
        "certificates": "/certificates",
        "collection": "/collections/0192aaaa-0000-7000-8000-000000000001",
        "collectionAnswer": "/collections/0192aaaa-0000-7000-8000-000000000001/answers/0192aaaa-0000-7000-8000-000000000001",
        "collectionEdit": "/collections/0192aaaa-0000-7000-8000-000000000001/edit",
        "collectionNew": "/collections/new",
        "collections": "/collections",
        "corrections": "/corrections",
        "data": "/data",
        "deliveries": "/deliveries",
        "development": "/development",
        "developmentFile": "/development/0192aaaa-0000-7000-8000-000000000001",
        "developmentPlan": "/development/plan",
        "developmentPool": "/development/pool",
        "documentFaults": "/documents/faults",
        "domains": "/domains",
        "dues": "/dues",
        "election": "/elections/0192aaaa-0000-7000-8000-000000000001",
        "electionReport": "/elections/0192aaaa-0000-7000-8000-000000000001/report",
        "elections": "/elections",
        "exceptions": "/exceptions",
        "floating": "/floating",
        "handover": "/handovers/0192aaaa-0000-7000-8000-000000000001",
        "home": "/",
        "import": "/imports/0192aaaa-0000-7000-8000-000000000001",
        "importNew": "/imports/new",
        "imports": "/imports",
        "invitations": "/invitations",
        "meeting": "/meetings/0192aaaa-0000-7000-8000-000000000001",
        "meetings": "/meetings",
        "member": "/members/0192aaaa-0000-7000-8000-000000000001",
        "memberNew": "/members/new",
        "members": "/members",
        "moves": "/moves",
        "operatorEntries": "/operator-entries",
        "organisationData": "/organisations/0192aaaa-0000-7000-8000-000000000001/data",
        "posts": "/posts",
        "privacy": "/privacy",
        "roles": "/roles",
        "rules": "/rules",
        "security": "/security",
        "settings": "/settings",
        "signups": "/signups",
        "statistics": "/statistics",
        "statisticsSnapshot": "/statistics/snapshots/0192aaaa-0000-7000-8000-000000000001",
        "statisticsSnapshots": "/statistics/snapshots",
        "talks": "/talks",
        "transfer": "/transfers/0192aaaa-0000-7000-8000-000000000001",
        "transferLetter": "/transfers/0192aaaa-0000-7000-8000-000000000001/letter",
        "transfers": "/transfers",
        "unit": "/units/0192aaaa-0000-7000-8000-000000000001",
        "unitRequest": "/unit-requests/0192aaaa-0000-7000-8000-000000000001",
        "units": "/units",
        "vocabulary": "/vocabulary",
      }
    `);
  });

  it('names every page', () => {
    expect(Object.keys(pb)).toHaveLength(63);
  });
});

const SECOND: Record<string, string> = { collectionAnswer: unit, archiveYear: '2025' };

const TAKES_ID = [
  'archiveYear',
  'cadre',
  'cadreAppointment',
  'cadreForm',
  'collection',
  'collectionAnswer',
  'collectionEdit',
  'developmentFile',
  'election',
  'electionReport',
  'handover',
  'import',
  'meeting',
  'member',
  'organisationData',
  'statisticsSnapshot',
  'transfer',
  'transferLetter',
  'unit',
  'unitRequest',
];

const takesId = (name: string) => (TAKES_ID.includes(name) ? unit : undefined);

describe('filters in the address', () => {
  it('leaves out what is not set, so that equal filters give equal addresses', () => {
    expect(pb.members({ q: '', unit: undefined, only: false, kind: 'full' })).toBe('/members?kind=full');
    expect(withSearch('/x', { a: null, b: 0 })).toBe('/x?b=0');
  });

  it('escapes what people type', () => {
    expect(pb.members({ q: '张 三&x=1' })).toBe('/members?q=%E5%BC%A0+%E4%B8%89%26x%3D1');
    expect(pb.member('../settings')).toBe('/members/..%2Fsettings');
  });

  it('keeps sub-pages under their subject', () => {
    expect(pb.unit(unit, { tab: 'history', on: '2026-03-01' })).toBe(`/units/${unit}?tab=history&on=2026-03-01`);
  });
});
