import type { Move, MoveFault } from '../api/moves';
import { type T, word } from '../i18n';
import type { Tone } from '../kit/Sign';

export const MOVE_TONES: Record<Move['state'], Tone> = {
  receiving: 'wait',
  verifying: 'wait',
  whole: 'warn',
  damaged: 'bad',
  importing: 'wait',
  done: 'good',
  forgotten: 'plain',
};

/** How people call it before and after it is known which organisation it is. */
export const nameOf = (move: Move): string => move.contents?.name ?? move.file_name;

/** A file inside the export, as people call what is in it. */
function inside(t: T, file: string): string {
  const [folder, service = '', table = ''] = file.split('/');
  if (folder === 'tables') return t('damage.inTable', { service, table });
  if (folder === 'events') return t('damage.inEvents', { service });
  if (file.startsWith('documents/index/')) return t('damage.inIndex');
  if (folder === 'documents') return t('damage.inDocument', { name: file.slice('documents/'.length) });
  if (file === 'keys.json') return t('damage.inKeys');
  if (file === 'manifest.json') return t('damage.inPage');
  if (file === 'manifest.sig') return t('damage.inSignature');
  return file;
}

/** What is wrong with an export, and where. */
export function faultText(t: T, { kind, file, line, from, to }: MoveFault): string {
  const damage = word(t, 'damage', kind);
  if (kind === 'form') return damage;
  let place = inside(t, file);
  if (typeof line === 'number') place = t('damage.line', { place, line });
  if (typeof from === 'number' && typeof to === 'number') place = t('damage.bytes', { place, from, to });
  return t('damage.place', { damage, place });
}

/** Why the last attempt did not go through. */
export function problemOf(t: T, { problem, problem_detail: detail }: Move): string | undefined {
  if (!problem) return undefined;
  const said = word(t, 'moveProblem', problem);
  return detail ? t('move.detail', { problem: said, detail }) : said;
}
