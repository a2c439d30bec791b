import type { MyFile } from '@zhibu/api';
import { date } from '@zhibu/format';
import { locale, t, word } from '../words';
import { sizeText } from './save';

/** What kind of paper it is, how large, and of which day. */
export function FileAbout({ file }: { file: MyFile }) {
  const day = date(file.content.stored_at ?? file.created_at, locale());
  const about = { kind: word('file_kind', file.kind), size: sizeText(file.content.size), date: day };
  return <p className="line">{t('files.about', about)}</p>;
}
