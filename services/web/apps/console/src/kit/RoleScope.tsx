import { useT, word } from '../i18n';

/** A role with what it reaches: `书记 · 炼钢车间党支部`. */
export function RoleScope({ role, unit }: { role: string; unit: string | null }) {
  const t = useT();
  return (
    <span className="role-scope">
      {word(t, 'role', role)}
      <span className="quiet"> · {unit ?? t('common.wholeOrganisation')}</span>
    </span>
  );
}
