import { addressOf, labelOf } from '../address';
import { at } from '../dom';
import { onSubmit } from '../form';
import { page } from '../frame';

page(() => {
  at('suffix').textContent = `.${location.host}`;
  onSubmit(at<HTMLFormElement>('form'), async ({ address = '' }) => {
    location.assign(`${addressOf(labelOf(address))}/login/`);
  });
});
