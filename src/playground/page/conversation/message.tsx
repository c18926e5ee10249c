/** One message: who said it and when, what it says, and the thread that hangs on it. */
import type { PlaygroundMessage, PlaygroundUnfurl } from '../../protocol.js';
import { Blocks } from '../blocks/blocks.js';
import { isBlock } from '../blocks/elements.js';
import { parseMrkdwn } from '../blocks/mrkdwn.js';
import { RichText } from '../blocks/rich-text.js';
import { useNewSurface } from '../blocks/surface.js';
import { Avatar } from '../shell/avatar.js';
import { EyeIcon, ReplyIcon } from '../shell/icons.js';
import { useNotify } from '../shell/notices.js';
import { clockTime, momentOf } from '../time.js';
import { useWorkspace } from '../use-workspace.js';
import { File } from './file.js';
import { ThreadSummary } from './thread-summary.js';

export function Message({
  message,
  replies,
  continues,
  onThread,
}: {
  readonly message: PlaygroundMessage;
  readonly replies: readonly PlaygroundMessage[];
  readonly continues: boolean;
  readonly onThread: ((ts: string) => void) | undefined;
}) {
  const { users } = useWorkspace();
  const { ts, userId, ephemeralTo } = message;
  const author = users.find((user) => user.id === userId) ?? { id: userId, name: userId, isBot: false };
  const at = momentOf(message);
  const time = (
    <time className="time" dateTime={at.toISOString()} title={at.toLocaleString()}>
      {clockTime(at)}
    </time>
  );
  return (
    <article
      className={ephemeralTo ? 'message is-private' : 'message'}
      aria-label={`${author.name}, ${clockTime(at)}`}
    >
      {ephemeralTo && (
        <p className="small privacy">
          <EyeIcon /> Only visible to you
        </p>
      )}
      <div className="gutter">{continues ? time : <Avatar user={author} />}</div>
      <div className="said">
        {!continues && (
          <header className="byline">
            <strong>{author.name}</strong>
            {author.isBot && <span className="badge">APP</span>}
            {time}
          </header>
        )}
        <Content message={message} />
        {onThread && replies.length > 0 && <ThreadSummary replies={replies} onOpen={() => onThread(ts)} />}
      </div>
      {onThread && !ephemeralTo && (
        <button
          type="button"
          className="reply"
          title="Reply in thread"
          aria-label="Reply in thread"
          onClick={() => onThread(ts)}
        >
          <ReplyIcon />
        </button>
      )}
    </article>
  );
}

/** Blocks where the app sent some; else the text. */
function Content({ message }: { readonly message: PlaygroundMessage }) {
  const { channelId, ts, text, edited, files = [] } = message;
  const notify = useNotify();
  const blocks = (message.blocks ?? []).filter(isBlock);
  const surface = useNewSurface({ where: { channelId, ts }, blocks, channelId, onProblem: notify });
  return (
    <div className="content">
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} surface={surface} />
      ) : (
        <RichText elements={parseMrkdwn(text)} />
      )}
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
      {edited && <span className="small edited">(edited)</span>}
      {(message.unfurls ?? []).map((unfurl) => (
        <Unfurl key={unfurl.url} message={message} unfurl={unfurl} />
      ))}
    </div>
  );
}

/** What the app shows under a link. */
function Unfurl({
  message: { channelId, ts },
  unfurl,
}: {
  readonly message: PlaygroundMessage;
  readonly unfurl: PlaygroundUnfurl;
}) {
  const notify = useNotify();
  const blocks = unfurl.blocks.filter(isBlock);
  const surface = useNewSurface({ where: { channelId, ts }, blocks, channelId, onProblem: notify });
  return (
    <aside className="unfurl" aria-label={`Preview of ${unfurl.url}`}>
      <Blocks blocks={blocks} surface={surface} />
    </aside>
  );
}
