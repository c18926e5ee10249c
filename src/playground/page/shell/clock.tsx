/** The workspace's clock, and the way to tomorrow morning or to the next digest. */
import { useEffect, useState } from 'react';
import type { PlaygroundState } from '../../protocol.js';
import { ask } from '../ask.js';
import { workspaceNow } from '../time.js';
import { useNotify } from './notices.js';

const TICK_MS = 5_000;
const MORNING = 9;

export function Clock({ state }: { readonly state: PlaygroundState }) {
  const { me, aheadMs = 0 } = state;
  const notify = useNotify();
  const [, setTick] = useState(0);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const ticking = setInterval(() => setTick((tick) => tick + 1), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  const now = workspaceNow(aheadMs);
  const move = async (to: string) => {
    setBusy(true);
    const answer = await ask('clock', { as: me.id, to });
    setBusy(false);
    if (!answer.ok) notify(answer.error ?? 'The clock does not move.');
  };
  return (
    <section className="clock" aria-label="Clock">
      <p>
        It is{' '}
        <time dateTime={now.toISOString()}>
          {now.toLocaleString(undefined, { weekday: 'short', day: 'numeric', month: 'short' })},{' '}
          {now.toLocaleTimeString(undefined, { timeStyle: 'short' })}
        </time>
        {aheadMs > 0 && ' here'}
      </p>
      <div className="clock-moves">
        <button type="button" aria-busy={isBusy} onClick={() => move(tomorrowMorning(now).toISOString())}>
          Tomorrow {String(MORNING).padStart(2, '0')}:00
        </button>
        <button type="button" aria-busy={isBusy} onClick={() => move('next digest')}>
          Next digest
        </button>
      </div>
    </section>
  );
}

function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING);
}
