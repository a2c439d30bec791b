import { useQuery } from '@tanstack/react-query';
import type { MyFile } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queries } from '../api';
import { Badge, Button, Card, Loaded, Note, Page, problemText, toast } from '../kit';
import { locale, t, word } from '../words';
import { saveFile, sizeText } from './save';

function FileRow({ file }: { file: MyFile }) {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string>();
  const save = async () => {
    setBusy(true);
    setWhy(undefined);
    try {
      await saveFile(`/api/records/documents/${file.id}/content`, file.content.file_name);
      toast(t('files.saved'));
    } catch (error) {
      setWhy(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const day = date((file.content.stored_at ?? file.created_at).slice(0, 10), locale());
  return (
    <li className="request">
      <div className="request-head">
        <h2>{file.title}</h2>
        {file.content.fault && (
          <Badge tone="bad" icon="warn">
            {t('files.damaged')}
          </Badge>
        )}
      </div>
      <p className="line">
        {t('files.about', { kind: word('file_kind', file.kind), size: sizeText(file.content.size), date: day })}
      </p>
      {why && (
        <p className="line" role="alert">
          {why}
        </p>
      )}
      <p className="foot">
        <Button busy={busy} aria-label={t('files.save_label', { title: file.title })} onClick={() => void save()}>
          {t('files.save')}
        </Button>
      </p>
    </li>
  );
}

/** The own file, as far as it is the member's own to read. */
export default function FilesPage() {
  const session = useQuery(queries.session);
  const own = session.data?.member_id ?? '';
  const files = useQuery({ ...queries.files(own), enabled: own !== '' });
  return (
    <Page title={t('files.title')} lead={t('files.lead')} back="/record" narrow>
      <Card>
        {own === '' ? (
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        ) : (
          <Loaded query={files}>
            {(list) =>
              list.length === 0 ? (
                <Note icon="record" title={t('files.none')} hint={t('files.none_hint')} />
              ) : (
                <ul className="requests">
                  {list.map((file) => (
                    <FileRow key={file.id} file={file} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </Card>
    </Page>
  );
}
