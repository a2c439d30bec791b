import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Cadre, type CadreForm, cadre, formOf } from '../../api/cadres';
import { queryClient } from '../../api/client';
import { saveFile } from '../../api/files';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Page as Frame, Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { Sheet } from './Sheet';
import './cadres.css';

interface Args {
  params: { cadreId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(cadre(params.cadreId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<Cadre>(cadre(params.cadreId).queryKey);
  return [
    { label: t('nav.cadres'), to: pb.cadres() },
    { label: of?.name ?? '', to: pb.cadre(params.cadreId) },
    { label: t('cadre.form') },
  ];
};

/** The appointment form for printing, and as a file. It holds what is sealed, so somebody says what it is for. */
export function Page() {
  const t = useT();
  const { cadreId } = useParams({ strict: false }) as { cadreId: string };
  const of = usePrefetched(cadre(cadreId));
  const [reason, setReason] = useState('');
  const [form, setForm] = useState<CadreForm>();
  const show = useAction({ run: () => formOf(of.id, reason), onDone: setForm });
  const save = useAction({
    run: () => saveFile(`/api/records/cadres/${of.id}/lrmx?reason=${encodeURIComponent(reason)}`, `${of.name}.lrmx`),
  });
  const blocked = reason.trim() ? undefined : t('cadre.reasonFirst');
  return (
    <Frame
      title={t('cadre.form')}
      lead={of.name}
      actions={
        form && (
          <Action type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('cadre.printNow')}
          </Action>
        )
      }
    >
      <Panel title={t('cadre.forWhat')}>
        <p className="quiet">{t('cadre.forWhatHelp')}</p>
        <p>
          <label className="cadre-file">
            <span>{t('cadre.reason')}</span>
            <input
              className="cadre-input"
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        </p>
        <div className="next-deeds">
          <Action type="primary" blocked={blocked} loading={show.isPending} onClick={() => show.mutate()}>
            {t('cadre.showForm')}
          </Action>
          <PdfButton
            path={`/api/records/cadres/${of.id}/form.pdf?reason=${encodeURIComponent(reason)}`}
            name={of.name}
            blocked={blocked}
          />
          <Action
            needs="cadres.export"
            blocked={blocked}
            icon={<DownloadOutlined aria-hidden />}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('cadre.export')}
          </Action>
        </div>
      </Panel>
      {form && <Sheet of={form} />}
    </Frame>
  );
}
