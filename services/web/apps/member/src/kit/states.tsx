import type { UseQueryResult } from '@tanstack/react-query';
import { NETWORK, Problem } from '@zhibu/api/problem';
import type { ReactNode } from 'react';
import { t } from '../words';
import { Button } from './button';
import { Icon, type IconName } from './icon';

interface NoteProps {
  icon: IconName;
  title: string;
  hint?: string | undefined;
  children?: ReactNode;
}

/** What stands where content would be. */
export function Note({ icon, title, hint, children }: NoteProps) {
  return (
    <div className="note">
      <Icon name={icon} />
      <p className="note-title">{title}</p>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function Loading() {
  return (
    <div className="loading" role="status">
      <span className="sr">{t('common.loading')}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** A refusal in words; the server's own where it gave some, since they are in the reader's language. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.server');
  if (error.code === NETWORK) return t('problem.network');
  if (error.retryAfter) return t('problem.wait', { n: Math.ceil(error.retryAfter / 60) });
  if (error.status < 500 && error.detail) return error.detail;
  const number = error.requestId ? ` ${t('problem.number', { id: error.requestId })}` : '';
  return (error.detail || t('problem.server')) + number;
}

export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const status = error instanceof Problem ? error.status : 0;
  if (status === 403) return <Note icon="shield" title={t('problem.denied')} hint={t('problem.denied_hint')} />;
  if (status === 404) return <Note icon="record" title={t('problem.missing')} hint={t('problem.missing_hint')} />;
  return (
    <Note icon={status === 0 ? 'offline' : 'warn'} title={t('problem.title')} hint={problemText(error)}>
      <Button onClick={retry}>{t('common.retry')}</Button>
    </Note>
  );
}

/** Every query passes here, so that none forgets its loading, failed and forbidden states. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
