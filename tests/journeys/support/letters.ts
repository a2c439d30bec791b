import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { folder } from './demo';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  at: number;
}

const mail = join(folder, 'mail');

function decode(coding: string, body: string): string {
  if (/base64/i.test(coding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(coding)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of RFC 2047. */
const words = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, coding: string, text: string) =>
      coding.toLowerCase() === 'b' ? decode('base64', text) : decode('quoted-printable', text.replaceAll('_', ' ')),
    );

function split(raw: string): { header: (name: string) => string; body: string } {
  const end = raw.search(/\r?\n\r?\n/);
  const head = raw.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return { header, body: raw.slice(end).replace(/^(\r?\n){2}/, '') };
}

/** The plain text of a letter, whatever it is packed in. */
function plain(raw: string): string {
  const { header, body } = split(raw);
  const kind = header('content-type');
  const boundary = /boundary="?([^";]+)"?/i.exec(kind)?.[1];
  if (!boundary) return /text\/html/i.test(kind) ? '' : decode(header('content-transfer-encoding'), body);
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => plain(part.replace(/^\r?\n/, ''))).find((text) => text !== '') ?? '';
}

function read(name: string): Letter {
  const path = join(mail, name);
  const raw = readFileSync(path, 'latin1');
  const { header } = split(raw);
  return { to: header('to'), subject: words(header('subject')), text: plain(raw), at: statSync(path).mtimeMs };
}

/** What has been sent to an address, the newest first. */
export function lettersTo(address: string): Letter[] {
  const names = readdirSync(mail).filter((name) => name.endsWith('.eml'));
  const letters = names.map(read).filter((letter) => letter.to.includes(address));
  return letters.sort((a, b) => b.at - a.at);
}

/** Waits for the `count`th letter to an address and gives the link in the newest. */
export async function linkTo(address: string, count = 1): Promise<string> {
  await expect
    .poll(() => lettersTo(address).length, { message: `letter ${count} to ${address}`, timeout: 30_000 })
    .toBeGreaterThanOrEqual(count);
  const link = /https?:\/\/\S+/.exec(lettersTo(address)[0]?.text ?? '')?.[0];
  if (!link) throw new Error(`no link in the letter to ${address}`);
  return link;
}
