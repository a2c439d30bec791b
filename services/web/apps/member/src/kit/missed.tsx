import type { UseQueryResult } from '@tanstack/react-query';
import { Problem } from '@zhibu/api/problem';
import { t } from '../words';
import { Card } from './card';
import { Loaded } from './states';

/** Whether something could not be asked, which is not nothing. Whoever has no such thing is refused it: that is an answer. */
export function missed<T>({ data, error, errorUpdateCount }: UseQueryResult<T>): boolean {
  const refused = error instanceof Problem && (error.status === 403 || error.status === 404);
  return data === undefined && errorUpdateCount > 0 && !refused;
}

interface Props<T> {
  query: UseQueryResult<T>;
  /** Without it a sentence is enough: most people have none of this, and its name alone would alarm them. */
  title?: string;
}

/** In place of what is left out where there is nothing to show. It stays in its place while it is asked for again. */
export function Missed<T>({ query, title }: Props<T>) {
  if (!missed(query)) return null;
  if (!title) return <p className="plain">{t('problem.part')}</p>;
  return (
    <Card title={title}>
      <Loaded query={query}>{() => null}</Loaded>
    </Card>
  );
}
