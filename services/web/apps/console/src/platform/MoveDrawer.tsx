import { dateTime } from '@zhibu/format';
import { importMove, M, type Move } from '../api/moves';
import { O } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useAction } from '../forms/useAction';
import { useI18n, word } from '../i18n';
import { Facts } from '../kit/Facts';
import { Notice } from '../kit/Notice';
import { nameOf } from './moveWords';

interface Values {
  passphrase: string;
  slug: string;
  key?: string;
}

/** What the file says about itself. */
function Contents({ of }: { of: Move }) {
  const { t, locale } = useI18n();
  const { contents } = of;
  if (!contents) return null;
  const code = (text: string) => <span className="code">{text}</span>;
  return (
    <Facts
      facts={[
        { label: t('move.name'), value: contents.name },
        { label: t('move.kind'), value: word(t, 'tenantKind', contents.kind) },
        { label: t('move.from'), value: code(contents.deployment) },
        { label: t('move.version'), value: code(contents.version) },
        { label: t('move.exported'), value: dateTime(contents.exported_at, locale) },
        { label: t('move.oldSlug'), value: code(contents.slug) },
        { label: t('move.rows'), value: contents.rows },
        { label: t('move.documents'), value: contents.documents },
        { label: t('move.signer'), value: word(t, 'moveSigner', of.signer), wide: true },
      ]}
    />
  );
}

/** Lets an organisation in, after a look at what it is and with the passphrase its export was made with. */
export function MoveDrawer({ of, onClose }: { of: Move | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const name = of ? nameOf(of) : '';
  const action = useAction({
    run: ({ passphrase, slug, key }: Values) =>
      importMove(of?.id ?? '', { passphrase, slug: slug.trim(), ...(key && { key: key.trim() }) }),
    stale: [M.moves, O.tenants],
    done: t('move.importing', { name }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={of !== undefined}
      title={t('move.importOf', { name })}
      onClose={onClose}
      initial={{ passphrase: '', slug: of?.contents?.slug ?? '' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('move.import')}
    >
      {of && <Contents of={of} />}
      <Notice tone="warn">{t('move.importWhat')}</Notice>
      <TextField
        name="passphrase"
        label={t('move.passphrase')}
        required
        max={1000}
        type="password"
        autoComplete="off"
        help={t('move.passphraseHelp')}
      />
      <TextField name="slug" label={t('move.slug')} required max={40} help={t('move.slugHelp')} />
      {of?.signer === 'unknown' && (
        <TextField name="key" label={t('move.key')} required max={64} help={t('move.keyHelp')} />
      )}
    </DrawerForm>
  );
}
