import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useT } from '../i18n';

/** A page, and which of its tabs: with another tab the form goes as it does with another page. */
const placeOf = ({ pathname, search }: { pathname: string; search: object }): string =>
  JSON.stringify([pathname, 'tab' in search ? search.tab : null]);

/** Asks before what somebody typed is thrown away: on closing, on going elsewhere, on closing the window. */
export function useDirtyGuard(dirty: () => boolean): { askToLeave: () => Promise<boolean> } {
  const t = useT();
  const { modal } = App.useApp();
  const askToLeave = () =>
    new Promise<boolean>((resolve) => {
      if (!dirty()) return resolve(true);
      modal.confirm({
        title: t('form.leave'),
        content: t('form.leaveWhy'),
        okText: t('form.discard'),
        cancelText: t('form.stay'),
        okButtonProps: { danger: true },
        autoFocusButton: 'cancel',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
  useBlocker({
    shouldBlockFn: async ({ current, next }) => placeOf(current) !== placeOf(next) && !(await askToLeave()),
    enableBeforeUnload: dirty,
  });
  return { askToLeave };
}
