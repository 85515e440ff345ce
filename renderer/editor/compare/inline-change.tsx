import { clsx } from 'clsx'
import { memo, type ReactNode } from 'react'
import type { FieldSpec } from '#shared/content/field.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { asStanding, type BodyNode } from './body-node.ts'
import type { FieldChange, TextPart } from './changes.ts'
import { type Drawing, drawNodes } from './draw-nodes.tsx'
import { EntryList } from './entry-list.tsx'
import { MoveLink } from './move-link.tsx'
import { isOfBlocks, lettersOf } from './runs-of-nodes.ts'
import { UnchangedBlock } from './unchanged-block.tsx'

interface InlineChangeProps {
  readonly change: FieldChange
  readonly spec: FieldSpec | undefined
  /** The id of the field's place, or of a block's. */
  readonly idOf: (block: number | null) => string
  readonly onGoTo: (id: string) => void
}

/** A field with every change in its place: what was and what is now stand in one text. */
export function InlineChange({ change, spec, idOf, onGoTo }: InlineChangeProps) {
  const text = useText()
  switch (change.kind) {
    case 'text':
      return (
        <p id={idOf(null)} tabIndex={-1} className="change-title">
          {drawParts(change.parts, text)}
        </p>
      )
    case 'entries':
      return <EntryList id={idOf(null)} entries={change.entries} spec={spec} />
    case 'body':
      return (
        <div className="prose change-body">
          {change.nodes.map((node, index) => (
            // The tree is made anew for each comparison: a place in it is what names a node.
            <Block key={idOf(index)} node={node} id={idOf(index)} twin={twinOf(node, idOf)} onGoTo={onGoTo} />
          ))}
        </div>
      )
  }
}

/** Words of a plain text with their marks. */
export function drawParts(parts: readonly TextPart[], text: Messages): readonly ReactNode[] {
  return drawNodes(
    parts.map(part => ({ kind: 'text', ...part })),
    { text, side: null, isSaid: true },
  )
}

/** The id of where a moved block was, or is now. */
export function twinOf(node: BodyNode, idOf: (block: number) => string): string | null {
  return node.kind === 'element' && node.moved !== undefined ? idOf(node.moved.other) : null
}

export interface BlockProps {
  readonly node: BodyNode
  readonly id: string
  /** Where else it stands, of one that was moved. */
  readonly twin: string | null
  readonly onGoTo: (id: string) => void
}

/** A block in its standing. One that was moved is shown where it is now; where it was, its first words say so. */
const Block = memo(function Block({ node, id, twin, onGoTo }: BlockProps) {
  const text = useText()
  if (node.standing === 'same') {
    return (
      <div className="change-block change-block-same">
        <UnchangedBlock node={node} />
      </div>
    )
  }
  const moved = node.kind === 'element' ? node.moved : undefined
  if (moved?.way === 'from') {
    return (
      <p id={id} tabIndex={-1} className="change-moved-away">
        {text.diff.movedAway} <del role="none">{firstWordsOf(node)}</del>{' '}
        <MoveLink way={moved.way} twin={twin} text={text} onGoTo={onGoTo} />
      </p>
    )
  }
  return (
    <div
      id={id}
      tabIndex={-1}
      className={clsx('change-block', `change-block-${moved === undefined ? node.standing : 'moved'}`)}
    >
      {moved && (
        <p className="change-moved-here">
          {text.diff.movedHere} <MoveLink way={moved.way} twin={twin} text={text} onGoTo={onGoTo} />
        </p>
      )}
      {drawBlock(moved === undefined ? node : asStanding(node), { text, side: null })}
    </div>
  )
})

/** A block with its changes. Of a list or a table that came or went as a whole it is said once. */
export function drawBlock(node: BodyNode, drawing: Omit<Drawing, 'isSaid'>): ReactNode {
  const { standing } = node
  if ((standing !== 'added' && standing !== 'removed') || !isOfBlocks(node)) {
    return drawNodes([node], { ...drawing, isSaid: true })
  }
  const { diff } = drawing.text
  return (
    <>
      <span className="spoken">{standing === 'added' ? diff.addedFrom : diff.removedFrom}</span>
      {drawNodes([node], { ...drawing, isSaid: false })}
      <span className="spoken">{diff.end}</span>
    </>
  )
}

/** Letters of a block that say which one it was. */
const lettersToTell = 60

function firstWordsOf(node: BodyNode): string {
  const letters = lettersOf(node).trim()
  return letters.length > lettersToTell ? `${letters.slice(0, lettersToTell)} …` : letters
}
