import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { type AboutToEnter, type AlikeEntry, alikeEntries } from '../api/doubles';
import { useI18n } from '../i18n';
import { pb } from '../paths';
import { Go } from '../router/go';
import { Notice } from './Notice';
import { usePaidFor } from './usePaidFor';
import { useSettled } from './useSettled';

function placeOf(about: AboutToEnter, entry: AlikeEntry, paidFor: string | undefined): string {
  switch (about.what) {
    case 'meeting':
      return pb.meeting(entry.id);
    case 'payment':
      return pb.dues({ unit: entry.unit_id, month: paidFor ?? entry.on.slice(0, 7) });
    case 'applicant':
      return pb.developmentFile(entry.id);
    case 'talk':
      return pb.talks({ unit: entry.unit_id, year: entry.on.slice(0, 4) });
  }
}

/** Says in a form that something like it stands there already. It keeps nobody from going on. */
export function DoubleHint({ about }: { about: AboutToEnter | undefined }) {
  const { t, locale } = useI18n();
  // asked once nothing was typed for a moment
  const settled = useSettled(JSON.stringify(about));
  const asked = about && settled === JSON.stringify(about) ? about : undefined;
  const { data = [] } = useQuery(alikeEntries(asked));
  const paidFor = usePaidFor(about?.what === 'payment' && data.length > 0 ? about.member_id : undefined);
  if (!about || data.length === 0) return null;
  return (
    <Notice tone="warn" title={t('double.title')} live>
      <ul className="effects">
        {data.map((entry) => (
          <li key={entry.id}>
            {t(`double.${about.what}`, {
              day: date(entry.on, locale),
              text: entry.text ?? '',
              unit: entry.unit_name,
            })}{' '}
            {/* beside the form, which keeps what was typed */}
            <Go to={placeOf(about, entry, paidFor(entry.id))} target="_blank" rel="noreferrer">
              {t('double.look')}
            </Go>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
