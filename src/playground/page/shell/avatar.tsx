/** A face for everyone: a newspaper for Paperboy, a colour and initials for all others. */
import type { PlaygroundUser } from '../../protocol.js';
import paperboy from '../icon.svg';

const COLOURS = 6;
const PAPERBOY = 'paperboy';

export function Avatar({ user }: { readonly user: PlaygroundUser }) {
  if (user.isBot && user.name === PAPERBOY) return <img className="avatar" src={paperboy} alt="" />;
  return (
    <span className={`avatar colour-${colourOf(user.name)}`} aria-hidden="true">
      {initials(user.name)}
    </span>
  );
}

function initials(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  return (first.slice(0, 1) + (rest.at(-1)?.slice(0, 1) ?? '')).toUpperCase();
}

function colourOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % COLOURS;
}
