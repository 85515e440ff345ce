import { memo, type ReactNode } from 'react'
import type { FieldSpec } from '#shared/content/field.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { asStanding, type Side, sideOf } from './body-node.ts'
import type { FieldChange } from './changes.ts'
import { EntryList } from './entry-list.tsx'
import { type BlockProps, drawBlock, drawParts, twinOf } from './inline-change.tsx'
import { MoveLink } from './move-link.tsx'
import { UnchangedBlock } from './unchanged-block.tsx'
import './side-change.css'

interface SideChangeProps {
  readonly change: FieldChange
  readonly spec: FieldSpec | undefined
  /** The id of the element that names the field. */
  readonly labelledBy: string
  /** The id of the field's place, or of a block's. */
  readonly idOf: (block: number | null) => string
  readonly onGoTo: (id: string) => void
}

const sides = ['before', 'after'] as const

/**
 * A field as it was beside the field as it is now: a table of two columns, block opposite block. What was removed stands
 * on the left alone, what was added on the right alone.
 */
export function SideChange({ change, spec, labelledBy, idOf, onGoTo }: SideChangeProps) {
  const text = useText()
  return (
    <table className="sides" aria-labelledby={labelledBy}>
      {/* The columns are named above all fields for who sees them. */}
      <thead className="spoken">
        <tr>
          {sides.map(side => (
            <th key={side} scope="col">
              {text.diff.sides[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody data-field={change.field}>
        <Rows change={change} spec={spec} idOf={idOf} onGoTo={onGoTo} />
      </tbody>
    </table>
  )
}

function Rows({ change, spec, idOf, onGoTo }: Omit<SideChangeProps, 'labelledBy'>) {
  const text = useText()
  switch (change.kind) {
    case 'text': {
      const partsOn = (side: Side) =>
        change.parts.filter(part => sideOf({ kind: 'text', ...part }, side) !== null)
      return (
        <Row id={idOf(null)} standing="changed">
          {side => {
            const parts = partsOn(side)
            return parts.length === 0 ? null : <p className="change-title">{drawParts(parts, text)}</p>
          }}
        </Row>
      )
    }
    case 'entries':
      return (
        <Row id={idOf(null)} standing="changed">
          {side => {
            const entries = change.entries.filter(
              entry => sideOf({ kind: 'text', standing: entry.standing, text: '' }, side) !== null,
            )
            return entries.length === 0 ? null : <EntryList entries={entries} spec={spec} />
          }}
        </Row>
      )
    case 'body':
      return change.nodes.map((node, index) => (
        <BlockRow key={idOf(index)} node={node} id={idOf(index)} twin={twinOf(node, idOf)} onGoTo={onGoTo} />
      ))
  }
}

const BlockRow = memo(function BlockRow({ node, id, twin, onGoTo }: BlockProps) {
  const text = useText()
  if (node.standing === 'same') {
    return (
      <tr className="side-row side-row-same">
        {sides.map(side => (
          <td key={side} className={`side side-${side} prose`}>
            <div className="side-content">
              <UnchangedBlock node={node} />
            </div>
          </td>
        ))}
      </tr>
    )
  }
  const moved = node.kind === 'element' ? node.moved : undefined
  return (
    <Row id={id} standing={moved === undefined ? node.standing : 'moved'} isProse>
      {side => {
        const shown = sideOf(node, side)
        if (shown === null) return null
        if (moved === undefined) return drawBlock(shown, { text, side })
        return (
          <>
            <p className="change-moved-here">
              {moved.way === 'to' ? text.diff.movedHere : text.diff.movedFromHere}{' '}
              <MoveLink way={moved.way} twin={twin} text={text} onGoTo={onGoTo} />
            </p>
            {drawBlock(asStanding(shown), { text, side })}
          </>
        )
      }}
    </Row>
  )
})

interface RowProps {
  readonly id: string
  readonly standing: 'added' | 'removed' | 'changed' | 'moved'
  readonly isProse?: boolean
  /** What stands on a side; null where nothing does. */
  readonly children: (side: Side) => ReactNode
}

function Row({ id, standing, isProse = false, children }: RowProps) {
  const { diff }: Messages = useText()
  return (
    <tr id={id} tabIndex={-1} className={`side-row side-row-${standing}`}>
      {sides.map(side => {
        const content = children(side)
        return content === null ? (
          <td key={side} className={`side side-${side} side-empty`}>
            <span className="spoken">{diff.notThere[side]}</span>
          </td>
        ) : (
          <td key={side} className={`side side-${side}${isProse ? ' prose' : ''}`}>
            <span className="side-name" aria-hidden>
              {diff.sides[side]}
            </span>
            <div className="side-content">{content}</div>
          </td>
        )
      })}
    </tr>
  )
}
