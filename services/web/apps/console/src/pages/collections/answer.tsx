import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { queryClient } from '../../api/client';
import { type AnswerDetail, answer } from '../../api/collections';
import { usePrefetched } from '../../api/prefetched';
import { useI18n } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { Page as Frame } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { AnswerForm } from './AnswerForm';
import { KnownPanel, Steps } from './AnswerPanels';
import { ANSWER_TONES, isIn, wayToChange } from './look';
import './collections.css';

interface Args {
  params: { collectionId: string; unitId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(answer(params.collectionId, params.unitId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<AnswerDetail>(answer(params.collectionId, params.unitId).queryKey);
  return [
    { label: t('nav.collections'), to: pb.collections() },
    { label: of?.collection.title ?? '', to: pb.collection(params.collectionId) },
    { label: of?.unit_name ?? '' },
  ];
};

/** What a unit is asked, on one page: what is known is shown, the rest is written, saved and handed in. */
export function Page() {
  const { t, locale } = useI18n();
  const { collectionId, unitId } = useParams({ strict: false }) as Args['params'];
  const of = usePrefetched(answer(collectionId, unitId));
  const way = wayToChange(of);
  const returned = of.state === 'returned' ? of.steps.findLast((one) => one.step === 'return') : undefined;
  return (
    <Frame
      title={of.collection.title}
      lead={
        isIn(of)
          ? t('collection.answeredLead', { unit: of.unit_name, day: date(of.submitted_on, locale) })
          : t('collection.answerLead', { unit: of.unit_name, due: date(of.collection.due_on, locale) })
      }
      signs={<Sign tone={ANSWER_TONES[of.state]}>{t(`answerState.${of.state}`)}</Sign>}
    >
      {returned && (
        <Notice tone="warn" title={t('collection.wasReturned')}>
          {returned.reason}
        </Notice>
      )}
      {way && (
        <Notice tone="info">
          {way === 'return'
            ? t('collection.toChange', { unit: of.collection.unit_name })
            : t('collection.toCorrect', { correct: t('answerStep.correct') })}
        </Notice>
      )}
      {of.collection.intro && <Notice tone="info">{of.collection.intro}</Notice>}
      <KnownPanel of={of} />
      <AnswerForm of={of} />
      <Steps of={of} />
    </Frame>
  );
}
