import { createHmac } from 'node:crypto';
import { expect } from '@playwright/test';

const STEP = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step whose code was used last, by secret: no code is accepted twice. */
const used = new Map<string, number>();

/** By how many milliseconds the clock of the deployment, and so that of the telephones, is ahead of this machine's. */
let ahead = 0;

export function telephonesAhead(milliseconds: number): void {
  ahead = milliseconds;
}

const now = (): number => Math.floor((Date.now() + ahead) / STEP);

function bytes(base32: string): Buffer {
  const bits = [...base32.replace(/[\s=]/g, '').toUpperCase()]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238 with six digits and SHA-1, as authenticator apps do it. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytes(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * A code that was not used before: that of this half minute or of the next, which is taken as one of a clock that is
 * ahead; waits for what comes after.
 */
export async function freshCode(secret: string): Promise<string> {
  const last = used.get(secret) ?? 0;
  await expect.poll(now, { message: 'the next code', timeout: STEP + 5000 }).toBeGreaterThanOrEqual(last);
  const step = Math.max(now(), last + 1);
  used.set(secret, step);
  return codeAt(secret, step);
}
