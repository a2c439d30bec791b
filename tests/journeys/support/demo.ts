import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface Login {
  role: string;
  display_name: string;
  login: string;
  password: string;
  totp_secret?: string | null;
}

export interface Organisation {
  name: string;
  kind: string;
  slug: string;
  url: string;
  logins: Login[];
}

export interface Book {
  page: string;
  platform: string;
  operator: Login;
  organisations: Organisation[];
}

export function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start the journeys with tests/journeys/run.sh`);
  return value;
}

const file = named('ZHIBU_DEMO');

/** The folder of the running deployment. */
export const folder = dirname(file);

/** Who can log in where. */
export const book: Book = JSON.parse(readFileSync(file, 'utf8'));

/** What one project leaves for the next: cookies and addresses. */
export function kept(name: string): string {
  const place = join(folder, 'journeys');
  mkdirSync(place, { recursive: true });
  return join(place, name);
}

/** The organisation of the demo most journeys take place in. */
export function agency(): Organisation {
  const found = book.organisations.find((organisation) => organisation.kind === 'agency');
  if (!found) throw new Error('the demo has no agency');
  return found;
}

export function loginOf(organisation: Organisation, role: string): Login {
  const found = organisation.logins.find((login) => login.role === role);
  if (!found) throw new Error(`${organisation.slug} has no log-in for ${role}`);
  return found;
}

/** The address of an organisation that came later than the demo. */
export function urlOf(slug: string): string {
  const url = new URL(agency().url);
  url.hostname = `${slug}.${url.hostname.split('.').slice(1).join('.')}`;
  return url.origin;
}

/** Runs the product's own command against the running deployment. */
export async function zhibu(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(named('ZHIBU_BINARY'), [
    '--config',
    join(folder, 'zhibu.toml'),
    ...args,
  ]);
  return stdout;
}
