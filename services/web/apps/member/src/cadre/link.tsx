import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { LinkRow } from '../kit';
import { usePractises } from '../practice';
import { t } from '../words';

/** The way to the own record as a cadre, for those who have one. */
export function CadreLink() {
  const practises = usePractises();
  const { data } = useQuery({ ...queries.cadre, enabled: practises('cadres') });
  return data ? <LinkRow to="/record/cadre" icon="record" title={t('cadre.title')} hint={t('cadre.hint')} /> : null;
}
