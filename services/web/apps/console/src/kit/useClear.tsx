import { CloseCircleFilled } from '@ant-design/icons';
import { useT } from '../i18n';

/** For `allowClear`: the button that empties a field, named in the language of the page, which antd does not do. */
export function useClear() {
  const label = useT()('common.clear');
  return { label, clearIcon: <CloseCircleFilled aria-label={label} /> };
}
