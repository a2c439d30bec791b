import { useQuery } from '@tanstack/react-query';
import { type DocumentKind, documentKinds } from '../api/documents';
import { FileButton } from '../kit/FileButton';
import { Refused } from '../kit/Refused';
import { useBring } from './papers';
import './scan.css';

interface ScanInputProps {
  /** Whose paper it becomes. */
  unit: string;
  kind: DocumentKind;
  label: string;
  /** While a file is on its way. */
  going: (name: string) => string;
  onThere: (id: string) => void;
}

/** Brings a file now, as a paper of the unit. */
export function ScanInput({ unit, kind, label, going, onThere }: ScanInputProps) {
  const { data: kinds } = useQuery(documentKinds());
  const bringing = useBring(unit, kind, onThere);
  return (
    <>
      <p className="scan-input">
        <FileButton
          label={label}
          accept={(kinds?.confidential.content_types ?? []).join(',')}
          disabled={bringing.going !== undefined}
          onFile={(file) => void bringing.take(file)}
        />
        {bringing.going && <span role="status">{going(bringing.going)}</span>}
      </p>
      <Refused error={bringing.error} />
    </>
  );
}
