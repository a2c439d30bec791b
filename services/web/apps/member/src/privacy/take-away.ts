import { call, type OwnAccountData, type OwnLetters, type OwnRecordData } from '@zhibu/api';
import { isProblem } from '@zhibu/api/problem';
import { api, client, queries } from '../api';
import { today } from '../people';
import type { Codes } from '../record/fields';
import { t } from '../words';
import { page, type Writing } from './print';
import { loadSay } from './say';

/** Everything the services know of the person who asks. */
export interface Everything {
  made_at: string;
  account: OwnAccountData;
  /** None for an account without a member record. */
  record: OwnRecordData | null;
  letters: OwnLetters;
}

export async function collect(proof: string): Promise<Everything> {
  const body = { proof };
  const [account, record, letters] = await Promise.all([
    call(api.POST('/api/identity/me/export', { body })),
    call(api.POST('/api/records/me/export', { body })).catch((error: unknown) => {
      if (isProblem(error, 'no_member_record')) return null;
      throw error;
    }),
    call(api.POST('/api/notifications/me/export', { body })),
  ]);
  return { made_at: new Date().toISOString(), account, record, letters };
}

function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // browsers that show the file first still read it a moment later
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Without the tables of codes the codes stand as they are. */
const tables = (): Promise<Codes> => client.fetchQuery(queries.codes()).catch(() => ({}));

/** What the page is written with. */
export async function readyToWrite(): Promise<Writing> {
  const [say, codes] = await Promise.all([loadSay(), tables()]);
  return { say, codes, origin: location.origin };
}

/** Two files: one for programs, one for people, which prints as it stands. */
export function keep(everything: Everything, writing: Writing): void {
  const name = `${t('privacy.export_file')}-${today(new Date(everything.made_at))}`;
  save(`${name}.json`, 'application/json', JSON.stringify(everything, null, 2));
  save(`${name}.html`, 'text/html', page(everything, writing));
}
