/** Says what the app is busy with. */
import { useWorkspace } from '../use-workspace.js';

export function Waiting() {
  const { waiting } = useWorkspace();
  const latest = waiting.at(-1);
  return (
    <p className="waiting small" role="status">
      {latest !== undefined && (
        <>
          <strong>Paperboy</strong> is answering “{latest}”
          <span className="dots" aria-hidden="true" />
        </>
      )}
    </p>
  );
}
