import { useT } from '../i18n';
import { Cited, type CitedRule } from './Cited';
import { Notice } from './Notice';

interface Warning {
  code: string;
  detail: string;
  basis?: CitedRule | null | undefined;
}

/** What should be looked at, each with the rule that asks for it; nothing where there is nothing. */
export function Warnings({ of }: { of: readonly Warning[] }) {
  const t = useT();
  if (of.length === 0) return null;
  return (
    <Notice tone="warn" title={t('unit.warnings')}>
      <ul className="effects">
        {of.map(({ code, detail, basis }) => (
          <li key={code}>
            {detail} <Cited basis={basis} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
