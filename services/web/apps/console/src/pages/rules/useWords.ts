import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inOwnWords, useI18n } from '../../i18n';
import type { RuleWords } from './says';
import { words as zh } from './words/zh';

/** What rules are called, as the organisation speaks. */
export function useWords(): RuleWords {
  const { t, locale } = useI18n();
  const { data } = useQuery({
    queryKey: ['rule-words', locale],
    queryFn: async (): Promise<RuleWords> => (locale === 'en' ? (await import('./words/en')).words : zh),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const own = Object.entries(data ?? zh).map(([key, text]) => [key, inOwnWords(t, text)]);
    return Object.fromEntries(own) as RuleWords;
  }, [data, t]);
}
