import { ask } from '@zhibu/api/http';
import { at } from '../dom';
import { proceedBySession } from '../flow';
import { onSubmit } from '../form';
import { page } from '../frame';
import { newPassword } from '../new-password';

page(async () => {
  onSubmit(at<HTMLFormElement>('form'), {
    send: async ({ current, new: next }) => {
      await ask('POST', '/api/identity/password', { current, new: next });
      await proceedBySession();
    },
    check: await newPassword(),
  });
});
