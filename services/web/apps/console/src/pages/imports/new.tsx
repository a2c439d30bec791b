import { ApartmentOutlined, DownloadOutlined, TeamOutlined } from '@ant-design/icons';
import { idempotencyKey } from '@zhibu/api';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { saveFile, type Upload, upload } from '../../api/files';
import { type ImportRun, R } from '../../api/records';
import { forget, useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Page as Frame, Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { type ImportKind, pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { FilePicker } from './FilePicker';
import './imports.css';

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.imports'), to: pb.imports() },
  { label: t('import.new') },
];

const KINDS: readonly { kind: ImportKind; icon: ReactNode }[] = [
  { kind: 'members', icon: <TeamOutlined aria-hidden /> },
  { kind: 'units', icon: <ApartmentOutlined aria-hidden /> },
];

function KindChoice({ value, onChange }: { value: ImportKind; onChange: (kind: ImportKind) => void }) {
  const t = useT();
  return (
    <fieldset className="kinds">
      <legend className="sr">{t('import.kind')}</legend>
      {KINDS.map(({ kind, icon }) => (
        <label key={kind} className={kind === value ? 'kind chosen' : 'kind'}>
          <input type="radio" name="kind" value={kind} checked={kind === value} onChange={() => onChange(kind)} />
          {icon}
          <span>
            <strong>{t(`import.kind.${kind}`)}</strong>
            <small className="quiet">{t(`import.what.${kind}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface Sending {
  share: number;
  name: string;
}

/** Uploads a file for checking; leaving the page stops it, a second attempt with the same file has the same key. */
function useUpload(kind: ImportKind) {
  const go = useGo();
  const running = useRef<Upload<ImportRun>>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  useEffect(() => () => running.current?.cancel(), []);
  const send = async (file: File) => {
    setError(undefined);
    setSending({ share: 0, name: file.name });
    running.current = upload<ImportRun>({
      path: `/api/records/imports?kind=${kind}`,
      file,
      headers: { prefer: 'handling=dry-run', 'idempotency-key': idempotencyKey() },
      onProgress: (share) => setSending({ share, name: file.name }),
    });
    try {
      const run = await running.current.done;
      await forget([R.imports]);
      go(pb.import(run.id), { replace: true });
    } catch (failure) {
      if (!(failure instanceof DOMException)) setError(failure);
    } finally {
      setSending(undefined);
    }
  };
  return { send, sending, error, cancel: () => running.current?.cancel() };
}

function Progress({ sending, onCancel }: { sending: Sending; onCancel: () => void }) {
  const t = useT();
  const percent = Math.round(sending.share * 100);
  return (
    <div className="sending" role="status">
      <p>{t(percent < 100 ? 'import.sending' : 'import.received', { name: sending.name, percent })}</p>
      <progress max={100} value={percent} aria-label={t('import.progress')} />
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}

/** First step: what is brought in, a template for it, and the file. Nothing is entered before somebody confirms. */
export function Page() {
  const t = useT();
  const { filters, set } = useFilters<{ kind?: ImportKind }>();
  const kind = filters.kind ?? 'members';
  const { send, sending, error, cancel } = useUpload(kind);
  const template = useAction({
    run: () => saveFile(`/api/records/imports/template.xlsx?kind=${kind}`, `${t(`import.kind.${kind}`)}.xlsx`),
  });
  return (
    <Frame title={t('import.new')} lead={t('import.newLead')}>
      <ol className="steps">
        <li>
          <Panel title={t('import.step1')}>
            <KindChoice value={kind} onChange={(next) => set({ kind: next })} />
          </Panel>
        </li>
        <li>
          <Panel title={t('import.step2')}>
            <p className="step-text">{t('import.templateWhat')}</p>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              loading={template.isPending}
              onClick={() => template.mutate()}
            >
              {t('import.template')}
            </Button>
          </Panel>
        </li>
        <li>
          <Panel title={t('import.step3')}>
            {sending ? (
              <Progress sending={sending} onCancel={cancel} />
            ) : (
              <FilePicker onFile={(file) => void send(file)} />
            )}
            <Refused error={error} title={t('import.notTaken')} />
          </Panel>
        </li>
      </ol>
    </Frame>
  );
}
