import { setSize, size } from './preferences';

/** The button between the usual size and the elder mode; `keys` are of the texts it bears in either. */
export function armElder<K extends string>(
  button: HTMLElement,
  keys: { normal: K; large: K },
  t: (key: K) => string,
): void {
  const paint = () => {
    const large = size() !== 'normal';
    const key = large ? keys.large : keys.normal;
    button.setAttribute('aria-pressed', String(large));
    button.dataset.t = key;
    button.textContent = t(key);
  };
  button.addEventListener('click', () => {
    setSize(size() === 'normal' ? 'large' : 'normal');
    paint();
  });
  paint();
}
