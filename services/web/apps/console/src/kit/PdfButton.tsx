import { FilePdfOutlined } from '@ant-design/icons';
import { saveFile } from '../api/files';
import { useAction } from '../forms/useAction';
import { useT } from '../i18n';
import { Action } from './Action';

interface PdfButtonProps {
  path: string;
  name: string;
  /** Why it cannot be had yet. */
  blocked?: string | undefined;
  /** In a row of a list. */
  small?: boolean;
}

/** Fetches a sheet from the press; the server names the file, `name` stands in where it does not. */
export function PdfButton({ path, name, blocked, small }: PdfButtonProps) {
  const t = useT();
  const save = useAction({ run: () => saveFile(path, `${name}.pdf`), done: t('common.pdfSaved') });
  return (
    <Action
      takes
      icon={<FilePdfOutlined aria-hidden />}
      size={small ? 'small' : 'middle'}
      {...(small && { 'aria-label': `${t('common.pdf')} ${name}` })}
      blocked={blocked}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('common.pdf')}
    </Action>
  );
}
