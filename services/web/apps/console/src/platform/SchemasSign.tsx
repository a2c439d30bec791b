import type { Organisation } from '../api/operator';
import { useT, word } from '../i18n';
import { Sign } from '../kit/Sign';

/** Whether an organisation's data is at the newest version everywhere, and where it is not. */
export function SchemasSign({ schemas }: { schemas: Organisation['schemas'] }) {
  const t = useT();
  const text = (all: Organisation['schemas']) =>
    all.map((schema) => `${word(t, 'service', schema.service)} ${schema.version ?? '—'}`).join(' · ');
  const behind = schemas.filter((schema) => schema.behind);
  return (
    <Sign tone={behind.length > 0 ? 'warn' : 'good'} title={text(schemas)}>
      {behind.length > 0 ? t('org.behindIn', { what: text(behind) }) : t('org.current')}
    </Sign>
  );
}
