import { QueryClient, queryOptions } from '@tanstack/react-query';
import {
  call,
  createApi,
  type DuesPublication,
  type DuesReceipt,
  type Erasure,
  type Me,
  type MeetingLife,
  type MyBranch,
  type MyCadreRecord,
  type MyDevelopment,
  type MyDisposition,
  type MyDues,
  type MyElections,
  type MyFile,
  type MyParticipation,
  type MyRecord,
  type MySession,
  type MyTalks,
  type MyTodo,
  type MyTransfers,
  type OwnPrivacy,
  type Principal,
  type PrivacyNotice,
} from '@zhibu/api';
import { isProblem, Problem } from '@zhibu/api/problem';
import { locale, speakAs } from './words';

export const api = createApi();

/** Only an absent network or service is tried again; a refusal stays one. */
const worthRetrying = (count: number, error: unknown): boolean =>
  count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503);

export const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 60_000, gcTime: 3_600_000, retry: worthRetrying, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** The own record and branch; an account of an administrator or a resident has neither. */
export interface Mine {
  member: MyRecord | null;
  branch: MyBranch | null;
  /** The stay away from the branch that is entered now. */
  away?: Me['away'];
}

const session = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Principal> => call(api.GET('/api/identity/session')),
});

/** Rules and words of an organisation change once in a blue moon. */
const RARELY = 600_000;

const vocabulary = queryOptions({
  queryKey: ['vocabulary'],
  staleTime: RARELY,
  queryFn: () => call(api.GET('/api/identity/vocabulary')),
});

const NONE: Mine = { member: null, branch: null };

export const queries = {
  session,
  vocabulary,
  /** Speaks as the organisation does. Where its own words cannot be had, the usual ones do. */
  speech: (kind: string) =>
    queryOptions({
      queryKey: ['speech', kind],
      staleTime: RARELY,
      queryFn: async () => {
        const own = await client.ensureQueryData(vocabulary).catch(() => undefined);
        await speakAs(kind, own?.words ?? {});
        return true;
      },
    }),
  rules: queryOptions({
    queryKey: ['rules'],
    staleTime: RARELY,
    queryFn: () => call(api.GET('/api/records/rules')),
  }),
  me: queryOptions({
    queryKey: ['me'],
    queryFn: async (): Promise<Mine> => {
      // an account without a member record has nothing to ask for
      if (!(await client.ensureQueryData(session)).member_id) return NONE;
      return call<Me>(api.GET('/api/records/me')).catch((error: unknown) => {
        if (isProblem(error, 'no_member_record')) return NONE;
        throw error;
      });
    },
  }),
  /** One's own; whoever also decides about others' would get those too. */
  corrections: (member: string) =>
    queryOptions({
      queryKey: ['corrections', member],
      queryFn: async () => {
        const query = { member_id: member, limit: 100 };
        return (await call(api.GET('/api/records/corrections', { params: { query } }))).items;
      },
    }),
  /** One's own, as far as the organisation shows them. */
  files: (member: string) =>
    queryOptions({
      queryKey: ['files', member],
      queryFn: async () => {
        const query = { member_id: member, limit: 100 };
        return (await call(api.GET('/api/records/documents', { params: { query } }))).items;
      },
    }),
  file: (id: string) =>
    queryOptions({
      queryKey: ['files', 'one', id],
      queryFn: (): Promise<MyFile> => call(api.GET('/api/records/documents/{id}', { params: { path: { id } } })),
    }),
  /** One's own dues in a year. */
  dues: (year: number | undefined) =>
    queryOptions({
      queryKey: ['dues', year ?? null],
      queryFn: (): Promise<MyDues> =>
        call(api.GET('/api/records/dues/mine', { params: { query: year === undefined ? {} : { year } } })),
    }),
  /** What the own branch and every level above it have published. */
  publications: queryOptions({
    queryKey: ['dues', 'publications'],
    queryFn: async (): Promise<DuesPublication[]> =>
      (await call(api.GET('/api/records/dues/mine/publications', { params: { query: { limit: 20 } } }))).items,
  }),
  receipt: (id: string) =>
    queryOptions({
      queryKey: ['dues', 'receipt', id],
      queryFn: (): Promise<DuesReceipt> =>
        call(api.GET('/api/records/dues/receipts/{id}', { params: { path: { id } } })),
    }),
  /** One's own way to membership; names of steps come in the language of the reader. */
  development: () =>
    queryOptions({
      queryKey: ['development', locale()],
      queryFn: (): Promise<MyDevelopment> => call(api.GET('/api/records/development/mine')),
    }),
  /** Meetings one is asked to, from today on or up to it: those of today come in both, see `comes`. */
  meetings: (when: 'upcoming' | 'past', today: string, limit = 20) =>
    queryOptions({
      queryKey: ['meetings', when, today, limit],
      queryFn: () => {
        const query = when === 'upcoming' ? { from: today, limit: 100 } : { to: today, limit };
        return call(api.GET('/api/records/meetings/mine', { params: { query } }));
      },
    }),
  /** How an organisational-life meeting one is asked to is prepared, and what became of the one before. */
  meetingLife: (id: string) =>
    queryOptions({
      queryKey: ['meetings', 'life', id],
      queryFn: async (): Promise<MeetingLife | null> =>
        (await call(api.GET('/api/records/meetings/{id}', { params: { path: { id } } }))).life ?? null,
    }),
  /** What meetings have given one to do and is not done. */
  followUps: queryOptions({
    queryKey: ['follow-ups'],
    queryFn: async () => {
      const query = { mine: true, done: false, limit: 100 };
      return (await call(api.GET('/api/records/meetings/follow-ups', { params: { query } }))).items;
    },
  }),
  /** What one took part in this year. */
  participation: queryOptions({
    queryKey: ['participation'],
    queryFn: (): Promise<MyParticipation> =>
      call(api.GET('/api/records/meetings/participation/mine', { params: { query: {} } })),
  }),
  /** The election of one's own branch. */
  election: queryOptions({
    queryKey: ['election'],
    queryFn: (): Promise<MyElections> => call(api.GET('/api/records/elections/mine')),
  }),
  /** What was decided about oneself; nothing for most. */
  dispositions: queryOptions({
    queryKey: ['dispositions'],
    queryFn: async (): Promise<MyDisposition[]> =>
      (await call(api.GET('/api/records/dispositions/mine', { params: { query: { limit: 100 } } }))).items,
  }),
  /** The own record as a cadre; none for most. */
  cadre: queryOptions({
    queryKey: ['cadre'],
    queryFn: async (): Promise<MyCadreRecord | null> => {
      try {
        return await call(api.GET('/api/records/cadres/mine'));
      } catch (error) {
        if (isProblem(error, 'no_cadre_record')) return null;
        throw error;
      }
    },
  }),
  calendar: queryOptions({
    queryKey: ['calendar'],
    queryFn: () => call(api.GET('/api/records/calendar-feed')),
  }),
  /** One's own heart-to-heart talks of this year. */
  talks: queryOptions({
    queryKey: ['talks'],
    queryFn: (): Promise<MyTalks> => call(api.GET('/api/records/talks/mine', { params: { query: {} } })),
  }),
  /** One's own transfer and those before it. */
  transfers: queryOptions({
    queryKey: ['transfers'],
    queryFn: (): Promise<MyTransfers> => call(api.GET('/api/records/transfers/mine')),
  }),
  /** What waits for oneself; whoever comes back to it wants to know whether something is done. */
  todos: queryOptions({
    queryKey: ['todos'],
    staleTime: 0,
    queryFn: async (): Promise<MyTodo[]> => (await call(api.GET('/api/records/me/todos'))).items,
  }),
  /** What one leaves to somebody, or takes from somebody. */
  handovers: queryOptions({
    queryKey: ['handovers'],
    queryFn: async () => (await call(api.GET('/api/records/handovers/mine'))).items,
  }),
  handover: (id: string) =>
    queryOptions({
      queryKey: ['handovers', id],
      queryFn: () => call(api.GET('/api/records/handovers/{id}', { params: { path: { id } } })),
    }),
  /** Branches one can move to, by part of their name. */
  places: (q: string) =>
    queryOptions({
      queryKey: ['places', q],
      queryFn: () => call(api.GET('/api/records/transfers/places', { params: { query: q ? { q } : {} } })),
    }),
  announcements: () =>
    queryOptions({
      queryKey: ['announcements', locale()],
      queryFn: () => call(api.GET('/api/identity/announcements')),
    }),
  sessions: queryOptions({
    queryKey: ['sessions'],
    queryFn: async (): Promise<MySession[]> => (await call(api.GET('/api/identity/sessions'))).items,
  }),
  /** How one stands to the privacy notice; asked once, for the notice comes before everything. */
  privacy: queryOptions({
    queryKey: ['privacy'],
    staleTime: 600_000,
    queryFn: (): Promise<OwnPrivacy> => call(api.GET('/api/identity/me/privacy')),
  }),
  notice: queryOptions({
    queryKey: ['notice'],
    queryFn: (): Promise<PrivacyNotice> => call(api.GET('/api/identity/privacy/notice')),
  }),
  erasures: queryOptions({
    queryKey: ['erasures'],
    queryFn: async (): Promise<Erasure[]> => (await call(api.GET('/api/identity/me/erasures'))).items,
  }),
  codes: () =>
    queryOptions({
      queryKey: ['codes', locale()],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => call(api.GET('/api/records/codes')),
    }),
};

/** What the gateway already put into the page saves the first round trip. */
export function takeBoot(): void {
  try {
    const boot = JSON.parse(document.getElementById('zhibu-boot')?.textContent ?? '{}');
    if (boot.session) client.setQueryData(queries.session.queryKey, boot.session);
  } catch {
    // then it is asked for
  }
}
