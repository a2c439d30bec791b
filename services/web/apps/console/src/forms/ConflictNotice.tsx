import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';
import type { Conflict } from './useVersioned';

interface ConflictNoticeProps<V> {
  conflict: Conflict<V>;
  label: (field: keyof V) => string;
  show: (field: keyof V, values: V) => ReactNode;
  onResolve: () => void;
  onDiscard: () => void;
  loading: boolean;
}

/** Somebody else was quicker: what they changed, where the two of you differ, and the two ways on. */
export function ConflictNotice<V>({ conflict, label, show, onResolve, onDiscard, loading }: ConflictNoticeProps<V>) {
  const t = useT();
  const fields = conflict.changed.map(label).join(t('common.listComma'));
  return (
    <Notice
      live
      tone="warn"
      title={t('form.conflict')}
      action={
        <>
          <Button onClick={onDiscard}>{t('form.conflictReload')}</Button>
          <Button type="primary" loading={loading} onClick={onResolve}>
            {t('form.conflictSave')}
          </Button>
        </>
      }
    >
      <p>{t('form.conflictOthers', { fields })}</p>
      {conflict.both.length > 0 && (
        <>
          <p>{t('form.conflictBoth')}</p>
          <ul className="effects">
            {conflict.both.map((field) => (
              <li key={String(field)}>
                {label(field)} — {t('form.conflictTheirs')}：{show(field, conflict.theirs)}；{t('form.conflictMine')}：
                {show(field, conflict.mine)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
