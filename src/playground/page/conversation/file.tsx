/** A file in a message: its name, its first lines, and the way to keep it. */
import { useEffect, useState } from 'react';
import type { PlaygroundFile } from '../../protocol.js';

const FIRST_LINES = 12;

export function File({ file }: { readonly file: PlaygroundFile }) {
  const { name, text } = file;
  const [isWhole, setIsWhole] = useState(false);
  const lines = text.trimEnd().split('\n');
  const shown = isWhole ? lines : lines.slice(0, FIRST_LINES);
  const href = useAddressOf(text);
  return (
    <figure className="file" aria-label={name}>
      <figcaption>
        <strong>{name}</strong>
        <a href={href} download={name}>
          Download
        </a>
      </figcaption>
      <pre className="preformatted">{shown.join('\n')}</pre>
      {lines.length > FIRST_LINES && (
        <button type="button" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show all ${lines.length} lines`}
        </button>
      )}
    </figure>
  );
}

/** An address in this page, as long as it is shown. */
function useAddressOf(text: string): string | undefined {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [text]);
  return href;
}
