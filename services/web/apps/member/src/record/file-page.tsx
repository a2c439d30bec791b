import { useQuery } from '@tanstack/react-query';
import type { MyFile } from '@zhibu/api';
import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { queries } from '../api';
import { Badge, Card, Loaded, Loading, Note, Page, problemText, Refused } from '../kit';
import { t } from '../words';
import { FileAbout } from './file-about';
import { fetchFile } from './save';
import { SaveButton } from './save-button';
import { contentPath, f, shownAs, showsPdf } from './show';
import './file-page.css';

interface Fetched {
  url?: string;
  why?: string;
}

/** The picture as an address of this page alone; let go when it is left. */
function usePicture(id: string): Fetched {
  const [picture, setPicture] = useState<Fetched>({});
  useEffect(() => {
    let [gone, url] = [false, ''];
    setPicture({});
    fetchFile(`${contentPath(id)}?inline=true`)
      .then((blob) => {
        if (gone) return;
        url = URL.createObjectURL(blob);
        setPicture({ url });
      })
      .catch((error: unknown) => !gone && setPicture({ why: problemText(error) }));
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [id]);
  return picture;
}

const unshown = () => <Note icon="record" title={f('file.no_type')} hint={f('file.hint')} />;

function Picture({ file }: { file: MyFile }) {
  const { url, why } = usePicture(file.id);
  const [broken, setBroken] = useState(false);
  if (why) return <Refused why={why} />;
  if (!url) return <Loading />;
  if (broken) return unshown();
  return <img className="seen" src={url} alt={file.title} onError={() => setBroken(true)} />;
}

/** In the browser's own viewer. It fetches the file itself, so that a long one shows before it is all there. */
function Sheet({ file }: { file: MyFile }) {
  if (!showsPdf()) return <Note icon="record" title={f('file.no_pdf')} hint={f('file.hint')} />;
  const address = `${contentPath(file.id)}?inline=true`;
  return (
    <>
      <iframe className="sheet" src={address} title={file.title} />
      <p className="line">{f('file.pdf_hint')}</p>
      <p className="foot apart">
        <a className="button" href={address} target="_blank" rel="noopener noreferrer">
          {f('file.apart')}
        </a>
      </p>
    </>
  );
}

function Content({ file }: { file: MyFile }) {
  const as = shownAs(file.content.content_type);
  if (as === 'picture') return <Picture file={file} />;
  return as === 'pdf' ? <Sheet file={file} /> : unshown();
}

/** One file, to be looked at and to be saved; the arrow leads back to the others. */
export default function FilePage() {
  const { id = '' } = useParams();
  const found = useQuery(queries.file(id));
  return (
    <Page title={found.data?.title ?? t('files.title')} back="/record/files">
      <Card>
        <Loaded query={found}>
          {(file) => (
            <>
              {file.content.fault && (
                <Badge tone="bad" icon="warn">
                  {t('files.damaged')}
                </Badge>
              )}
              <FileAbout file={file} />
              <div className="foot">
                <SaveButton file={file} />
              </div>
              <Content key={file.id} file={file} />
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}
