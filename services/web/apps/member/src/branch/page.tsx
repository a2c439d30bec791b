import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { CalendarCard } from '../calendar/card';
import { ElectionCard } from '../elections/card';
import { Card, LinkRow, Loaded, Page } from '../kit';
import { usePractises } from '../practice';
import { t } from '../words';
import { BranchCard } from './card';

export default function BranchPage() {
  const me = useQuery(queries.me);
  const practises = usePractises();
  return (
    <Page title={t('branch.title')} narrow>
      <Loaded query={me}>{(mine) => <BranchCard me={mine} />}</Loaded>
      <ElectionCard />
      {me.data?.member && <CalendarCard />}
      {practises('transfers') && (
        <Card title={t('branch.moving')}>
          <p className="plain">{t('branch.moving_hint')}</p>
          <LinkRow to="/transfers" icon="move" title={t('transfer.title')} />
        </Card>
      )}
    </Page>
  );
}
