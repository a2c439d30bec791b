import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { named } from './demo';
import { telephonesAhead } from './totp';

/** When the journey began, by the clock of this machine. */
const began = Date.now();

/** By how many milliseconds it is later then: so many months and days after the journey began. */
export function after(months: number, days = 0): number {
  const then = new Date(began);
  then.setUTCMonth(then.getUTCMonth() + months);
  then.setUTCDate(then.getUTCDate() + days);
  return then.getTime() - began;
}

/** By how many milliseconds the deployment is ahead already. */
export const clock = (): number => Number(readFileSync(named('ZHIBU_DEMO_CLOCK'), 'utf8')) * 1000;

/** Puts the deployment ahead of this machine, and telephones with it. Time only goes forward. */
export function goForward(milliseconds: number): void {
  writeFileSync(named('ZHIBU_DEMO_CLOCK'), String(milliseconds / 1000));
  telephonesAhead(milliseconds);
}

/** Runs in the page. */
function moved(by: number): void {
  const real = Date;
  const now = () => real.now() + by;
  globalThis.Date = new Proxy(real, {
    construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
    get: (target, key, seen) => (key === 'now' ? now : Reflect.get(target, key, seen)),
  });
}

/** What is loaded from now on has the time of the deployment. */
export const aheadIn = (page: Page, milliseconds: number): Promise<unknown> => page.addInitScript(moved, milliseconds);

/** The day it is there in Beijing, as the API writes it. */
export const dayAt = (milliseconds: number): string =>
  new Date(Date.now() + milliseconds).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** A year after a day, as it stands in a sentence. */
export function yearAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // where there is no 29 February it is the 28th
  const last = month === 2 && date === 29 ? 28 : date;
  return `${year + 1}年${month}月${last}日`;
}
