import { lazy, useMemo, useState } from 'react';
import { contentPath, type Document, documents, type Subject } from '../../api/documents';
import { useRows } from '../../api/paging';
import { saveContent } from '../../api/saving';
import { useAction } from '../../forms/useAction';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useI18n } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { WhenOpened } from '../../kit/WhenOpened';
import { DataTable } from '../../table/DataTable';
import { AddFiles } from './AddFiles';
import { documentColumns } from './columns';
import { useUploads } from './useUploads';
import './documents.css';

const DocumentDrawer = lazy(async () => ({ default: (await import('./DocumentDrawer')).DocumentDrawer }));
const Preview = lazy(async () => ({ default: (await import('./Preview')).Preview }));

/** Pictures are shown here; a PDF is shown by the browser's own viewer, in a window that has nothing to do with us. */
function show(document: Document, onPicture: (document: Document) => void): void {
  if (document.content.content_type.startsWith('image/')) onPicture(document);
  else window.open(contentPath(document.id, { inline: true }), '_blank', 'noopener,noreferrer');
}

/** The files of a member or the papers of a unit: what there is, and a place to bring more. */
export function FilesTab({ of }: { of: Subject }) {
  const { t, locale } = useI18n();
  const filter = 'member' in of ? { member_id: of.member } : { unit_id: of.unit };
  const rows = useRows(documents(filter));
  const uploads = useUploads();
  const { allowed } = useMay('documents.create');
  const [opened, setOpened] = useState<Document>();
  const [shown, setShown] = useState<Document>();
  const save = useAction({
    run: (document: Document) => saveContent({ of: document, version: document.content }, uploads.busy),
  });
  useDirtyGuard(() => uploads.busy);
  const columns = useMemo(
    () =>
      documentColumns({
        t,
        locale,
        onOpen: setOpened,
        onShow: (document) => show(document, setShown),
        onSave: (document) => save.mutate(document),
      }),
    [t, locale, save.mutate],
  );
  return (
    <div className="files-tab">
      {allowed && <AddFiles to={of} uploads={uploads} />}
      <Panel flush>
        <DataTable<Document>
          label={t('document.files')}
          rows={rows}
          columns={columns}
          rowKey={(document) => document.id}
          empty={<Empty title={t('document.none')} />}
        />
      </Panel>
      <WhenOpened open={opened !== undefined}>
        <DocumentDrawer of={opened} busy={uploads.busy} onClose={() => setOpened(undefined)} />
      </WhenOpened>
      <WhenOpened open={shown !== undefined}>
        <Preview document={shown} onClose={() => setShown(undefined)} />
      </WhenOpened>
    </div>
  );
}
