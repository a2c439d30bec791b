import { at, say, swap } from './dom';
import { words } from './form';
import { proceedBySession } from './onward';
import { more, subscribe } from './words';

/** Only this page says it, so the others do not carry it. */
const tell = more(
  {
    on: '两步验证已经开启',
    hint: '恢复码只显示一次。如果没有保存，进入后可以在“密码与安全”中重新生成。',
    enter: '进入',
  },
  {
    on: 'Two-step verification is on',
    hint: 'Recovery codes are shown only once. If you did not keep them, make new ones under “Password and security”.',
    enter: 'Go in',
  },
);

async function enter(): Promise<void> {
  say(at('on-problem'), undefined);
  try {
    await proceedBySession();
  } catch (error) {
    say(at('on-problem'), words(error));
  }
}

/** The page was loaded again after the confirmation: nothing is left to set up, and the codes are not shown twice. */
export function goOn(): void {
  const paint = () => {
    at('on-title').textContent = tell('on');
    at('on-hint').textContent = tell('hint');
    at('enter').textContent = tell('enter');
  };
  subscribe(paint);
  paint();
  at('enter').addEventListener('click', () => void enter());
  swap(at('setup'), at('on'));
}
