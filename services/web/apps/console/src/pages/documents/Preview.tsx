import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { contentPath, type Document } from '../../api/documents';
import { fetchFile } from '../../api/files';
import { problemText } from '../../api/problems';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';

interface PreviewProps {
  document: Document | undefined;
  onClose: () => void;
}

/** The picture as an address of this page alone; let go when it is closed. */
function usePicture(document: Document | undefined) {
  const t = useT();
  const [picture, setPicture] = useState<{ url?: string; why?: string }>({});
  const id = document?.id;
  useEffect(() => {
    if (!id) return;
    let [gone, url] = [false, ''];
    setPicture({});
    fetchFile(contentPath(id, { inline: true }))
      .then((blob) => {
        url = URL.createObjectURL(blob);
        if (gone) URL.revokeObjectURL(url);
        else setPicture({ url });
      })
      .catch((error: unknown) => !gone && setPicture({ why: problemText(t, error) }));
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [id, t]);
  return picture;
}

/** A picture, shown large. Nothing of it is kept in the browser's store. */
export function Preview({ document, onClose }: PreviewProps) {
  const t = useT();
  const { url, why } = usePicture(document);
  return (
    <Modal
      open={document !== undefined}
      onCancel={onClose}
      title={document?.title}
      footer={null}
      width="min(60rem, 96vw)"
      destroyOnHidden
    >
      <div className="preview">
        {why && (
          <Notice tone="bad" live>
            {why}
          </Notice>
        )}
        {!why && !url && <p role="status">{t('common.loading')}</p>}
        {url && <img src={url} alt={document?.title ?? ''} />}
      </div>
    </Modal>
  );
}
