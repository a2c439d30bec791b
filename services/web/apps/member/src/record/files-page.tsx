import { useQuery } from '@tanstack/react-query';
import type { MyFile } from '@zhibu/api';
import { Link } from 'wouter';
import { queries } from '../api';
import { Badge, Card, Loaded, Note, Page } from '../kit';
import { t } from '../words';
import { FileAbout } from './file-about';
import { SaveButton } from './save-button';
import { f, shownAs } from './show';

function FileRow({ file }: { file: MyFile }) {
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
      <FileAbout file={file} />
      <div className="foot">
        {shownAs(file.content.content_type) && (
          <Link
            href={`/record/files/${file.id}`}
            className="button"
            aria-label={f('file.show_label', { title: file.title })}
          >
            {f('file.show')}
          </Link>
        )}
        <SaveButton file={file} />
      </div>
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
