import type { AnnouncementIn, OperatorAnnouncement } from '../api/operator';

export interface AnnouncementValues {
  severity: AnnouncementIn['severity'];
  title_zh: string;
  title_en: string;
  text_zh: string;
  text_en: string;
  from: string | null;
  until: string | null;
  audience: 'all' | 'kinds' | 'tenant';
  kinds: NonNullable<AnnouncementIn['kinds']>;
  tenant_id?: string | undefined;
  at_login: boolean;
}

/** The days of the form are days in Shanghai; the last one still counts. */
export function toInput(values: AnnouncementValues): AnnouncementIn {
  const { from, until, audience, kinds, tenant_id, ...rest } = values;
  return {
    ...rest,
    starts_at: `${from}T00:00:00+08:00`,
    ends_at: `${until}T23:59:59+08:00`,
    ...(audience === 'kinds' && { kinds }),
    ...(audience === 'tenant' && tenant_id && { tenant_id }),
  };
}

export type Standing = 'isWithdrawn' | 'isOver' | 'isLater' | 'isShown';

export function standing(of: OperatorAnnouncement, now: number): Standing {
  if (of.withdrawn_at) return 'isWithdrawn';
  if (Date.parse(of.ends_at) <= now) return 'isOver';
  return Date.parse(of.starts_at) > now ? 'isLater' : 'isShown';
}
