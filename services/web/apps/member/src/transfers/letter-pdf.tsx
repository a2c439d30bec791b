import { Pdf } from '../record/pdf';
import { tr } from './words';

/** The letter of the own transfer for paper. One from elsewhere is on paper already. */
export function LetterPdf({ of, serial }: { of: string; serial: string }) {
  return (
    <p className="foot">
      <Pdf path={`/api/records/transfers/${of}/letter.pdf`} name={`${tr('transfer.letter_name')}-${serial}`} />
    </p>
  );
}
