import { FilePdfOutlined } from '@ant-design/icons';
import { saveFile } from '../api/files';
import { useAction } from '../forms/useAction';
import { useT } from '../i18n';
import { Action } from './Action';

/** Fetches a sheet from the press; the server names the file, `name` stands in where it does not. */
export function PdfButton({ path, name }: { path: string; name: string }) {
  const t = useT();
  const save = useAction({ run: () => saveFile(path, `${name}.pdf`), done: t('common.pdfSaved') });
  return (
    <Action icon={<FilePdfOutlined aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
      {t('common.pdf')}
    </Action>
  );
}
