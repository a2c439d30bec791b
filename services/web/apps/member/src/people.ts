import type { MyRecord, Principal } from '@zhibu/api';
import { age } from '@zhibu/format';

/** The day it is in Beijing, as a business date. */
export const today = (now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);

/** Full years of membership; they count from the day probation ended. */
export function partyAge(record: Pick<MyRecord, 'full_on'>, day: string): number | undefined {
  return record.full_on ? Math.max(0, age(record.full_on, day)) : undefined;
}

/** Years since joining, on the anniversary itself; nothing on any other day and in the first year. */
export function politicalBirthday(record: Pick<MyRecord, 'joined_on'>, day: string): number | undefined {
  const joined = record.joined_on;
  if (!joined || joined.slice(5) !== day.slice(5)) return undefined;
  return age(joined, day) || undefined;
}

/** Whether there is anything in the console for this person. */
export const hasOffice = (principal: Principal): boolean =>
  principal.roles.some(({ role }) => role !== 'member' && role !== 'resident');
