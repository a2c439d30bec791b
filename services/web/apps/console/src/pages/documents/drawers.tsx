import { call, ifMatch } from '@zhibu/api';
import { api } from '../../api/client';
import { D, type DocumentDetail } from '../../api/documents';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { ReasonDrawer } from '../../forms/ReasonDrawer';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';

interface Of {
  open: boolean;
  of: DocumentDetail;
  onClose: () => void;
}

interface Names {
  title: string;
  note: string;
}

/** Renames and describes a document. */
export function DescribeDrawer({ open, of, onClose }: Of) {
  const { t } = useI18n();
  const save = useAction({
    run: ({ title, note }: Names) =>
      call(
        api.PATCH('/api/records/documents/{id}', {
          params: { path: { id: of.id }, header: ifMatch(of.version) },
          body: { title: title.trim(), note: note.trim() || null },
        }),
      ),
    stale: [D.documents],
    done: t('common.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Names>
      open={open}
      title={t('document.rename')}
      onClose={onClose}
      initial={{ title: of.title, note: of.note ?? '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <TextField name="title" label={t('document.title')} required max={200} />
      <TextField name="note" label={t('document.note')} max={500} rows={3} />
    </DrawerForm>
  );
}

/** Deletes a document, with a reason that stays in the audit log. */
export function DeleteDrawer({ open, of, onClose, onDone }: Of & { onDone: () => void }) {
  const { t } = useI18n();
  const params = { path: { id: of.id } };
  return (
    <ReasonDrawer
      open={open}
      onClose={onClose}
      title={t('document.deleteTitle', { name: of.title })}
      label={t('document.reason')}
      help={t('document.reasonHelp')}
      max={500}
      submitLabel={t('document.delete')}
      danger
      run={(reason) => call(api.POST('/api/records/documents/{id}/delete', { params, body: { reason } }))}
      stale={[D.documents]}
      done={t('document.deleted')}
      onDone={onDone}
    >
      <p className="drawer-text">{t('document.deleteWhat')}</p>
    </ReasonDrawer>
  );
}
