import { call } from '@zhibu/api';
import { api } from '../../../api/client';
import { type FloatingSpell, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { today } from '../../posts/term';

const STALE = [R.floating] as const;

interface Values {
  made_on: string | null;
  made_by: string;
}

/** Notes that the branch heard of somebody abroad; there is no field for what was said. */
export function ContactDrawer({ of, open, onClose }: { of: FloatingSpell; open: boolean; onClose: () => void }) {
  const t = useT();
  const note = useAction({
    run: ({ made_on, made_by }: Values) =>
      call(
        api.POST('/api/records/floating-spells/{id}/contacts', {
          params: { path: { id: of.id } },
          body: { made_on: made_on ?? '', ...(made_by.trim() && { made_by: made_by.trim() }) },
        }),
      ),
    stale: STALE,
    done: t('register.contactNoted'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('register.contactOf', { name: of.member_name })}
      onClose={onClose}
      initial={{ made_on: today(), made_by: '' }}
      onSubmit={(values) => note.mutate(values)}
      submitError={note.error}
      loading={note.isPending}
    >
      <p className="drawer-text">{t('register.contactWhat')}</p>
      <DateField name="made_on" label={t('register.contactOn')} required past />
      <TextField name="made_by" label={t('register.contactBy')} max={50} />
    </DrawerForm>
  );
}
