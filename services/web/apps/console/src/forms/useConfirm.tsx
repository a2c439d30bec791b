import { App } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';

interface Question {
  title: string;
  /** What will happen, one effect a line. */
  effects?: readonly ReactNode[];
  ok: string;
  danger?: boolean;
  run: () => Promise<unknown>;
}

/** Asks before something that is not easily taken back, and says beforehand what it does. */
export function useConfirm(): (question: Question) => void {
  const t = useT();
  const { modal } = App.useApp();
  return ({ title, effects = [], ok, danger = false, run }) => {
    modal.confirm({
      title,
      content: effects.length > 0 && (
        <ul className="effects">
          {effects.map((effect, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
            <li key={at}>{effect}</li>
          ))}
        </ul>
      ),
      okText: ok,
      cancelText: t('common.cancel'),
      okButtonProps: { danger },
      autoFocusButton: danger ? 'cancel' : 'ok',
      // A failed attempt closes the question too; the message says why.
      onOk: () => run().catch(() => undefined),
    });
  };
}
