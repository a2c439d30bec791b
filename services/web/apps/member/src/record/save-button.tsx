import type { MyFile } from '@zhibu/api';
import { useState } from 'react';
import { Button, problemText, Refused, toast } from '../kit';
import { t } from '../words';
import { saveFile } from './save';
import { contentPath } from './show';

/** Saves a file on the device; why it could not stands above. */
export function SaveButton({ file }: { file: MyFile }) {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string>();
  const save = async () => {
    setBusy(true);
    setWhy(undefined);
    try {
      await saveFile(contentPath(file.id), file.content.file_name);
      toast(t('files.saved'));
    } catch (error) {
      setWhy(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Refused why={why} />
      <Button busy={busy} aria-label={t('files.save_label', { title: file.title })} onClick={() => void save()}>
        {t('files.save')}
      </Button>
    </>
  );
}
