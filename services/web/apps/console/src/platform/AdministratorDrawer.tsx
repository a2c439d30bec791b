import { type AdministratorIn, inviteAdministrator, O, type OrganisationDetail } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { LanguageField } from '../forms/LanguageField';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useI18n } from '../i18n';
import { Notice } from '../kit/Notice';

type Values = Pick<AdministratorIn, 'email' | 'display_name' | 'reason' | 'locale'>;

const EMPTY = { display_name: '', email: '', reason: '' };

interface AdministratorDrawerProps {
  of: OrganisationDetail;
  open: boolean;
  onClose: () => void;
}

/** An administrator is invited into an organisation nobody can enter any more. */
export function AdministratorDrawer({ of, open, onClose }: AdministratorDrawerProps) {
  const { t, locale } = useI18n();
  const keyOf = useKeyOf(open);
  const action = useAction({
    run: (values: Values) => inviteAdministrator(of.id, values, keyOf([of.id, values])),
    stale: [O.tenants, O.log],
    done: (invited) => t('org.adminInvited', { name: invited.display_name }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('org.inviteAdminOf', { name: of.name })}
      onClose={onClose}
      initial={{ ...EMPTY, locale }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('org.inviteAdmin')}
    >
      <Notice tone="warn">{t('org.inviteAdminWhat')}</Notice>
      <TextField name="display_name" label={t('org.adminName')} required max={80} />
      <TextField
        name="email"
        label={t('org.adminEmail')}
        required
        max={254}
        type="email"
        help={t('org.adminEmailHelp')}
      />
      <LanguageField />
      <TextField
        name="reason"
        label={t('org.inviteAdminReason')}
        required
        max={500}
        rows={3}
        help={t('org.inviteAdminReasonHelp')}
      />
    </DrawerForm>
  );
}
