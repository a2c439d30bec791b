import { at, swap } from './dom';
import { more, subscribe } from './words';

/** Only this page says it, so the others do not carry it. */
const say = more(
  {
    over: '查看已结束',
    hint: '这次查看已由单位或您自己结束，或者时间已到。还要查看时，请在运营平台重新申请。',
    back: '回到运营平台',
  },
  {
    over: 'The visit has ended',
    hint: 'The organisation or you have ended it, or its time is up. To look in again, ask again on the platform.',
    back: 'Back to the platform',
  },
);

/** An operator who looked in has no account here: the way leads back to the platform. */
export function visitOver(platform: string): void {
  const paint = () => {
    at('over-title').textContent = say('over');
    at('over-hint').textContent = say('hint');
    at('back').textContent = say('back');
  };
  subscribe(paint);
  paint();
  at<HTMLAnchorElement>('back').href = `${platform}/console/entries`;
  swap(at('in'), at('over'));
}
