import { useQuery } from '@tanstack/react-query';
import { idempotencyKey } from '@zhibu/api';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { C, type Cadre, change } from '../../api/cadres';
import { fetchFile, upload } from '../../api/files';
import { problemText } from '../../api/problems';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { FileButton } from '../../kit/FileButton';
import { Notice } from '../../kit/Notice';

/** A photograph lies with the files of the member, or of whoever is none with the unit. */
const folder = (of: Cadre): string => (of.member_id ? `members/${of.member_id}` : `units/${of.unit_id}`);

async function bring(of: Cadre, file: File): Promise<Cadre> {
  const sent = upload<{ id: string }>({
    path: `/api/records/${folder(of)}/documents?kind=photo`,
    file,
    headers: { 'idempotency-key': idempotencyKey() },
    onProgress: () => {},
  });
  return change(of, { photo_id: (await sent.done).id });
}

/** Opening a photograph is logged, so it is fetched when somebody asks for it. */
function Shown({ of }: { of: Cadre }) {
  const t = useT();
  const [asked, ask] = useState(false);
  const [url, setUrl] = useState<string>();
  const { data, error } = useQuery({
    queryKey: [C, of.id, 'photo', of.photo_id],
    queryFn: () => fetchFile(`/api/records/documents/${of.photo_id}/content?inline=true`),
    enabled: asked,
    retry: false,
  });
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error) return <Notice tone="bad">{problemText(t, error)}</Notice>;
  if (url) return <img className="cadre-photo" src={url} alt={of.name} />;
  return (
    <Button onClick={() => ask(true)} loading={asked}>
      {t('cadre.showPhoto')}
    </Button>
  );
}

/** The photograph of the form: shown when asked for, and brought from a file. */
export function Photo({ of, may }: { of: Cadre; may: boolean }) {
  const t = useT();
  const save = useAction({ run: (file: File) => bring(of, file), stale: [C], done: t('cadre.saved') });
  return (
    <>
      {of.photo_id ? <Shown of={of} /> : <p className="quiet">{t('cadre.noPhoto')}</p>}
      {may && (
        <p className="cadre-file">
          <FileButton
            label={t('cadre.bringPhoto')}
            accept="image/jpeg,image/png"
            disabled={save.isPending}
            onFile={save.mutate}
          />
        </p>
      )}
    </>
  );
}
