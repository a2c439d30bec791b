import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { lazy, Suspense, useState } from 'react';
import { queryClient } from '../../api/client';
import { C, type CollectionDetail, close, collection, remind } from '../../api/collections';
import { saveFile } from '../../api/files';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { Answers } from './Answers';
import { STATE_TONES } from './look';
import { RollUpPanels } from './RollUp';
import './collections.css';

const TemplatePanel = lazy(async () => ({ default: (await import('./TemplatePanel')).TemplatePanel }));
const SendDrawer = lazy(async () => ({ default: (await import('./SendDrawer')).SendDrawer }));

interface Args {
  params: { collectionId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(collection(params.collectionId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<CollectionDetail>(collection(params.collectionId).queryKey);
  return [{ label: t('nav.collections'), to: pb.collections() }, { label: of?.title ?? '' }];
};

function Actions({ of, onSend }: { of: CollectionDetail; onSend: () => void }) {
  const { t } = useI18n();
  const go = useGo();
  const confirm = useConfirm();
  const reminding = useAction({ run: () => remind(of.id), stale: [C], done: t('collection.reminded') });
  const inTemplate = useAction({
    run: () => saveFile(`/api/records/collections/${of.id}/export?template=true`, of.template?.file_name ?? 'a.xlsx'),
  });
  const closing = useAction({ run: () => close(of), stale: [C], done: t('collection.closed') });
  const ask = () =>
    confirm({
      title: t('collection.closeTitle'),
      effects: [t('collection.closeWhat')],
      ok: t('collection.close'),
      danger: true,
      run: () => closing.mutateAsync(),
    });
  if (of.state === 'draft') {
    return (
      <>
        <Action onClick={() => go(pb.collectionEdit(of.id))}>{t('collection.edit')}</Action>
        <Action type="primary" onClick={onSend}>
          {t('collection.send')}
        </Action>
      </>
    );
  }
  return (
    <>
      <Action
        needs="collections.export"
        onClick={() => void saveFile(`/api/records/collections/${of.id}/export`, `${of.title}.xlsx`)}
      >
        {t('collection.export')}
      </Action>
      {of.template && (
        <Action needs="collections.export" onClick={() => inTemplate.mutate()}>
          {t('collection.exportTemplate')}
        </Action>
      )}
      {of.state === 'sent' && of.manages && (
        <>
          <Action onClick={onSend}>{t('collection.addUnits')}</Action>
          <Action onClick={() => reminding.mutate()}>{t('collection.remind')}</Action>
          <Action onClick={ask}>{t('collection.close')}</Action>
        </>
      )}
    </>
  );
}

/** A collection that was sent: what has come in, added up, and from whom something is missing. */
export function Page() {
  const { t, locale } = useI18n();
  const { collectionId } = useParams({ strict: false }) as Args['params'];
  const of = usePrefetched(collection(collectionId));
  const [sending, send] = useState(false);
  return (
    <Frame
      title={of.title}
      lead={t('collection.sentLead', { unit: of.unit_name, due: date(of.due_on, locale) })}
      signs={<Sign tone={STATE_TONES[of.state]}>{t(`collectionState.${of.state}`)}</Sign>}
      actions={<Actions of={of} onSend={() => send(true)} />}
    >
      {of.state === 'draft' ? (
        <Panel title={t('collection.fields')}>
          <ol className="collection-steps">
            {of.form.fields.map((field) => (
              <li key={field.key}>
                {field.label} <span className="quiet">{t(`fieldKind.${field.kind}`)}</span>
              </li>
            ))}
          </ol>
        </Panel>
      ) : (
        <>
          <RollUpPanels of={of} />
          <Answers of={of} />
        </>
      )}
      {of.manages && (
        <Suspense fallback={null}>
          <TemplatePanel of={of} />
        </Suspense>
      )}
      <WhenOpened open={sending}>
        <SendDrawer open={sending} of={of} onClose={() => send(false)} />
      </WhenOpened>
    </Frame>
  );
}
