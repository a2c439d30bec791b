import { at } from './dom';
import { subscribe, t } from './words';

/** Buttons that show and hide what is typed into a password field. */
export function armReveals(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
    const input = at<HTMLInputElement>(button.dataset.reveal ?? '');
    const paint = () => {
      const shown = input.type === 'text';
      button.textContent = t(shown ? 'password.hide' : 'password.show');
      button.setAttribute('aria-label', t(shown ? 'password.hide_label' : 'password.show_label'));
      button.setAttribute('aria-controls', input.id);
    };
    button.addEventListener('click', () => {
      input.type = input.type === 'text' ? 'password' : 'text';
      paint();
      input.focus();
    });
    subscribe(paint);
    paint();
  }
}

/** Says that Caps Lock is on while a password is typed; nobody sees the letters otherwise. */
export function armCaps(input: HTMLInputElement, hint: HTMLElement): void {
  const look = (event: KeyboardEvent) => {
    hint.hidden = !event.getModifierState?.('CapsLock');
  };
  input.addEventListener('keydown', look);
  input.addEventListener('keyup', look);
}
