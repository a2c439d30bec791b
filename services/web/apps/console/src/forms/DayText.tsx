import { createContext, type InputHTMLAttributes, type Ref, use } from 'react';

interface Typing {
  /** What was typed and not taken, in place of the day. */
  text: string | undefined;
  onType: (text: string) => void;
  /** Takes what was typed; false where nothing was. */
  take: () => boolean;
  close: () => void;
}

export const TypingContext = createContext<Typing>({
  text: undefined,
  onType: () => {},
  take: () => false,
  close: () => {},
});

interface DayTextProps extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
}

/**
 * The text of a day. The calendar would read each letter as it comes and keep the last text it understood, also when
 * another one stands there in the end; so it never hears of them, and the text is read as a whole.
 */
export function DayText({ value, onChange: _, onBlur, onKeyDown, ...input }: DayTextProps) {
  const { text, onType, take, close } = use(TypingContext);
  return (
    <input
      {...input}
      value={text ?? value}
      onChange={(event) => onType(event.target.value)}
      onBlur={(event) => {
        take();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !take()) return onKeyDown?.(event);
        event.preventDefault();
        close();
      }}
    />
  );
}
