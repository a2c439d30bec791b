import { call } from '@zhibu/api';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import { type Rows, useRows } from '../../api/paging';
import { type Purge, purges } from '../../api/privacy';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { erasedSince, roundsIn } from './clearing';

/** How often the list is asked for while a round is awaited, and for how long. */
const SOON = 2_000;
const LONGEST = 60_000;

interface Clearing {
  rows: Rows<Purge>;
  clear: () => Promise<unknown>;
  clearing: boolean;
}

/** What was erased so far, and a way to clear up now: the list is asked for again until the round is in it. */
export function useClearing(classes: number): Clearing {
  const t = useT();
  const { message } = App.useApp();
  const [before, setBefore] = useState<ReadonlySet<string>>();
  const rows = useRows({ ...purges(), refetchInterval: before ? SOON : false });
  const run = useAction({
    run: (_: ReadonlySet<string>) => call(api.POST('/api/identity/retention/run')),
    done: t('privacy.clearing'),
    onDone: (_, known) => setBefore(known),
  });
  const erased = before && erasedSince(rows.rows, before, classes);
  useEffect(() => {
    if (erased === undefined) return;
    setBefore(undefined);
    void message.success(t('privacy.cleared', { n: erased }));
  }, [erased, message, t]);
  useEffect(() => {
    if (!before) return;
    const late = setTimeout(() => {
      setBefore(undefined);
      void message.info(t('privacy.clearingLate'));
    }, LONGEST);
    return () => clearTimeout(late);
  }, [before, message, t]);
  return {
    rows,
    clear: () => run.mutateAsync(roundsIn(rows.rows)),
    clearing: run.isPending || before !== undefined || rows.loading,
  };
}
