import { UploadOutlined } from '@ant-design/icons';

interface FileButtonProps {
  label: string;
  /** Endings and kinds of files, as an `accept` takes them. */
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** A file field that looks like the other buttons: what a browser draws speaks the browser's language. */
export function FileButton({ label, accept, disabled = false, onFile }: FileButtonProps) {
  return (
    <label className="as-button file-button">
      <UploadOutlined aria-hidden />
      {label}
      <input
        className="sr"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
