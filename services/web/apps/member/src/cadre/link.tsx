import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { LinkRow, Missed } from '../kit';
import { usePractises } from '../practice';
import { t } from '../words';

/** The way to the own record as a cadre, for those who have one. */
export function CadreLink() {
  const practises = usePractises();
  const cadre = useQuery({ ...queries.cadre, enabled: practises('cadres') });
  if (!cadre.data) return <Missed query={cadre} />;
  return <LinkRow to="/record/cadre" icon="record" title={t('cadre.title')} hint={t('cadre.hint')} />;
}
