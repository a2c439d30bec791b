import type { Locale } from '@zhibu/i18n';
import { type DocumentKinds, isPicture, mostBytes, type Target } from '../../api/documents';
import type { T } from '../../i18n';
import { sizeText } from './size';

/** Which files are taken there. */
export function acceptedFor(target: Target, kinds: DocumentKinds): DocumentKinds['content'] {
  const of = 'document' in target ? target.document : kinds.kinds.find((one) => one.kind === target.kind);
  return of?.class === 'content' ? kinds.content : kinds.confidential;
}

/** The same in words, and how large they may be: one limit for pictures, one for all others. */
export function acceptsText(t: T, locale: Locale, target: Target, kinds: DocumentKinds): string {
  const accepted = acceptedFor(target, kinds);
  const types = accepted.content_types.map((type) => ({ type }));
  const limit = (file: { type: string } | undefined) => file && sizeText(mostBytes(target, kinds, file), locale);
  const picture = limit(types.find(isPicture));
  const size = limit(types.find((type) => !isPicture(type))) ?? picture ?? '';
  const names = { kinds: accepted.kinds.map((one) => one.toUpperCase()).join(' '), size };
  return picture && picture !== size
    ? t('document.acceptsPictures', { ...names, picture })
    : t('document.accepts', names);
}

/** Why a file need not be sent: it would be refused. */
export function tooLargeText(
  t: T,
  locale: Locale,
  target: Target,
  kinds: DocumentKinds,
  file: File,
): string | undefined {
  const most = mostBytes(target, kinds, file);
  if (file.size <= most) return undefined;
  return t(isPicture(file) ? 'document.pictureTooLarge' : 'document.tooLarge', { size: sizeText(most, locale) });
}
