import { ask } from '@zhibu/api/http';
import { at } from '../dom';
import { linkToken } from '../flow';
import { onSubmit } from '../form';
import { page } from '../frame';
import { preview, reveal } from '../link';
import { newPassword } from '../new-password';
import { subscribe, t } from '../words';

page(async () => {
  const found = await preview<{ display_name: string }>('/api/identity/password-resets/preview');
  if (!found) return;
  const greet = () => {
    at('greeting').textContent = t('reset.lead', { name: found.display_name });
  };
  greet();
  subscribe(greet);
  onSubmit(at<HTMLFormElement>('form'), {
    send: async (values) => {
      await ask('POST', '/api/identity/password-resets/redeem', { token: linkToken(), new: values.new });
      location.replace('/login/?reset');
    },
    check: await newPassword(),
  });
  reveal();
});
