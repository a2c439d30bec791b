import { call, type OwnAccountData, type OwnLetters, type OwnRecordData } from '@zhibu/api';
import { isProblem } from '@zhibu/api/problem';
import { api } from '../api';
import { locale, t } from '../words';
import { page } from './print';

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

/** Two files: one for programs, one for people, which prints as it stands. */
export function keep(everything: Everything): void {
  const name = `${t('privacy.export_file')}-${everything.made_at.slice(0, 10)}`;
  save(`${name}.json`, 'application/json', JSON.stringify(everything, null, 2));
  save(`${name}.html`, 'text/html', page(everything, locale(), location.origin));
}
