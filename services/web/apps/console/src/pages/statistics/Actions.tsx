import { PrinterOutlined } from '@ant-design/icons';
import { saveFile } from '../../api/files';
import { exportPath, sheetPath } from '../../api/statistics';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { PdfButton } from '../../kit/PdfButton';
import { daysOf, type Search, shownChapter } from './search';

interface ActionsProps {
  unit: string;
  search: Search;
  onFreeze: () => void;
}

/** What may be taken along of the statistics of a unit. */
export function Actions({ unit, search, onFreeze }: ActionsProps) {
  const t = useT();
  const save = useAction({ run: () => saveFile(exportPath(unit, daysOf(search)), `${t('nav.statistics')}.xlsx`) });
  return (
    <>
      <Action icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('statistics.print')}
      </Action>
      <PdfButton path={sheetPath(unit, shownChapter(search), daysOf(search))} name={t('nav.statistics')} />
      <Action needs="statistics.export" loading={save.isPending} onClick={() => save.mutate()}>
        {t('statistics.saveTable')}
      </Action>
      <Action type="primary" needs="statistics.freeze" onClick={onFreeze}>
        {t('statistics.freezeReport')}
      </Action>
    </>
  );
}
