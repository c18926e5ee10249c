/** Draws a message's or a view's blocks; one that it cannot draw says so. */
import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { Control } from './control.js';
import { blockId, elementsOf } from './elements.js';
import { inOrder } from './in-order.js';
import { Input } from './input.js';
import { RichText } from './rich-text.js';
import { type Surface, SurfaceContext } from './surface.js';
import { Text } from './text.js';

export function Blocks({
  blocks,
  surface,
}: {
  readonly blocks: readonly KnownBlock[];
  readonly surface: Surface;
}) {
  return (
    <SurfaceContext value={surface}>
      {blocks.map((block, index) => (
        <div key={blockId(block, index)} className={`block block-${block.type}`}>
          <Block block={block} id={blockId(block, index)} />
        </div>
      ))}
    </SurfaceContext>
  );
}

function Block({ block, id }: { readonly block: KnownBlock; readonly id: string }) {
  switch (block.type) {
    case 'rich_text':
      return <RichText elements={block.elements} />;
    case 'section':
      return <Section block={block} id={id} />;
    case 'header':
      return <h3 className="heading">{block.text.text}</h3>;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr />;
    case 'actions':
      return inOrder(block.elements, (element) => <Control element={element} blockId={id} acts />);
    case 'input':
      return <Input block={block} id={id} />;
    default:
      return <p className="unknown">Slack shows a “{block.type}” here; the playground cannot draw it.</p>;
  }
}

function Section({ block, id }: { readonly block: SectionBlock; readonly id: string }) {
  const { text, fields = [] } = block;
  return (
    <>
      <div className="section">
        {text && <Text text={text} />}
        {fields.length > 0 && (
          <div className="fields">
            {inOrder(fields, (field) => (
              <Text text={field} />
            ))}
          </div>
        )}
      </div>
      {inOrder(elementsOf(block), (element) => (
        <Control element={element} blockId={id} acts />
      ))}
    </>
  );
}

function Context({ block }: { readonly block: ContextBlock }) {
  return inOrder(block.elements, (element) =>
    element.type === 'image' ? <span>{element.alt_text}</span> : <Text text={element} />,
  );
}
