import { App } from 'antd';

interface Warning {
  code: string;
  detail: string;
}

/** Says what was recorded all the same but should be looked at. */
export function useWarnings(): (title: string, warnings: readonly Warning[] | undefined) => void {
  const { modal } = App.useApp();
  return (title, warnings = []) => {
    if (warnings.length === 0) return;
    modal.warning({ title, content: warnings.map((warning) => <p key={warning.code}>{warning.detail}</p>) });
  };
}
