import { useQuery } from '@tanstack/react-query';
import type { MyParticipation } from '@zhibu/api';
import { queries } from '../api';
import { Basis, Card, Missed } from '../kit';
import { today } from '../people';
import { t } from '../words';

/** The rule something is counted by, and where it is from. */
function Why({ of }: { of: MyParticipation['meetings']['basis'] }) {
  return (
    <details className="why">
      <summary>{t('participation.why')}</summary>
      <Basis {...of} />
    </details>
  );
}

function Study({ of }: { of: NonNullable<MyParticipation['study']> }) {
  return (
    <>
      <p className="line">{t('participation.hours', { hours: of.hours, asked: of.asked })}</p>
      <p className="plain">{t('participation.hour_is', { n: of.hour_minutes })}</p>
      {of.courses_asked > 0 && (
        <p className="plain">{t('participation.courses', { courses: of.courses, n: of.courses_asked })}</p>
      )}
      <Why of={of.basis} />
    </>
  );
}

/** The own year: meetings, study, lectures. Nobody else's is shown, and nobody is compared. */
export function ParticipationCard() {
  const year = useQuery(queries.participation);
  const of = year.data;
  if (!of) return <Missed title={t('participation.title', { year: today().slice(0, 4) })} query={year} />;
  const { attended, due, leave, exempt, basis } = of.meetings;
  return (
    <Card title={t('participation.title', { year: of.year })}>
      <p className="line">{t('participation.of', { attended, due })}</p>
      <p className="plain">{t('participation.marks', { leave, exempt })}</p>
      <Why of={basis} />
      {of.study && <Study of={of.study} />}
      {of.lectures && (
        <>
          <p className="line">{t('participation.lectures', { given: of.lectures.given, asked: of.lectures.asked })}</p>
          <Why of={of.lectures.basis} />
        </>
      )}
    </Card>
  );
}
