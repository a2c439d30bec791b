import { useState } from 'react';
import { Button, problemText, toast } from '../kit';
import { t } from '../words';
import { saveFile } from './save';

interface Props {
  path: string;
  /** What the file is called, without its ending; it tells one button from the others. */
  name: string;
  look?: 'plain' | 'text';
}

/** Something of one's own for paper, where this deployment can make it. */
export function Pdf({ path, name, look = 'plain' }: Props) {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string>();
  const save = async () => {
    setBusy(true);
    setWhy(undefined);
    try {
      await saveFile(path, `${name}.pdf`);
      toast(t('files.saved'));
    } catch (error) {
      setWhy(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {why && (
        <span className="alert bad" role="alert">
          {why}
        </span>
      )}
      <Button look={look} busy={busy} aria-label={`${t('files.pdf')} ${name}`} onClick={() => void save()}>
        {t('files.pdf')}
      </Button>
    </>
  );
}
