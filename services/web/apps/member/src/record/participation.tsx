import { useQuery } from '@tanstack/react-query';
import type { MyParticipation } from '@zhibu/api';
import { date } from '@zhibu/format';
import { queries } from '../api';
import { Card } from '../kit';
import { locale, t } from '../words';

/** The rule something is counted by, and where it is from. */
function Basis({ of }: { of: MyParticipation['meetings']['basis'] }) {
  return (
    <details className="why">
      <summary>{t('participation.why')}</summary>
      <p className="plain">{t('participation.basis', { source: of.source, date: date(of.since, locale()) })}</p>
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
      <Basis of={of.basis} />
    </>
  );
}

/** The own year: meetings, study, lectures. Nobody else's is shown, and nobody is compared. */
export function ParticipationCard() {
  const year = useQuery(queries.participation);
  const of = year.data;
  if (!of) return null;
  const { attended, due, leave, exempt, basis } = of.meetings;
  return (
    <Card title={t('participation.title', { year: of.year })}>
      <p className="line">{t('participation.of', { attended, due })}</p>
      <p className="plain">{t('participation.marks', { leave, exempt })}</p>
      <Basis of={basis} />
      {of.study && <Study of={of.study} />}
      {of.lectures && (
        <>
          <p className="line">{t('participation.lectures', { given: of.lectures.given, asked: of.lectures.asked })}</p>
          <Basis of={of.lectures.basis} />
        </>
      )}
    </Card>
  );
}
