import { addressOf, faultOf, labelOf } from '../address';
import { at } from '../dom';
import { onSubmit, showErrors } from '../form';
import { page } from '../frame';
import { t } from '../words';

page(() => {
  at('suffix').textContent = `.${location.host}`;
  const form = at<HTMLFormElement>('form');
  onSubmit(form, async ({ address = '' }) => {
    const label = labelOf(address);
    const fault = faultOf(label);
    if (fault) showErrors(form, { address: t(`address.${fault}`) });
    else location.assign(`${addressOf(label)}/login/`);
  });
});
