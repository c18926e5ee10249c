/** Paperboy's Home tab. */
import { useEffect } from 'react';
import type { PlaygroundView } from '../../protocol.js';
import { ask } from '../ask.js';
import { Blocks } from '../blocks/blocks.js';
import { isBlock } from '../blocks/elements.js';
import { useNewSurface } from '../blocks/surface.js';
import { useNotify } from '../shell/notices.js';
import { useWorkspace } from '../use-workspace.js';

export function Home() {
  const { me, home } = useWorkspace();
  useEffect(() => {
    ask('home', { as: me.id });
  }, [me.id]);
  return (
    <div className="scroller">
      {home ? <HomeView view={home} /> : <p className="small opening">Opening Home…</p>}
    </div>
  );
}

function HomeView({ view }: { readonly view: PlaygroundView }) {
  const notify = useNotify();
  const blocks = view.blocks.filter(isBlock);
  const surface = useNewSurface({ where: { viewId: view.id }, blocks, onProblem: notify });
  return (
    <div className="home">
      <Blocks blocks={blocks} surface={surface} />
    </div>
  );
}
