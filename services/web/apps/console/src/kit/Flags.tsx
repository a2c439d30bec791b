import { useT, word } from '../i18n';
import { Sign, type Tone } from './Sign';

const TONES: Record<string, Tone> = {
  floating: 'info',
  lost_contact: 'bad',
  medal_due: 'warn',
  birth_date_differs: 'warn',
};

/** What stands out about a member, in words. */
export function Flags({ flags }: { flags: readonly string[] }) {
  const t = useT();
  return (
    <span className="signs">
      {flags.map((flag) => (
        <Sign key={flag} tone={TONES[flag] ?? 'plain'}>
          {word(t, 'flag', flag)}
        </Sign>
      ))}
    </span>
  );
}
