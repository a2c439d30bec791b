import type { ReactNode } from 'react';
import { problemText } from '../api/problems';
import { useT } from '../i18n';
import { Notice } from './Notice';

/** Why something was refused, where it was asked for; nothing as long as nothing was. */
export function Refused({ error, title }: { error: unknown; title?: ReactNode }) {
  const t = useT();
  if (!error) return null;
  return (
    <Notice tone="bad" live title={title}>
      {problemText(t, error)}
    </Notice>
  );
}
