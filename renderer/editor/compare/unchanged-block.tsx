import { memo, useLayoutEffect, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { sourceOf } from './body-changes.ts'
import type { BodyNode } from './body-node.ts'
import { drawNodes } from './draw-nodes.tsx'

/** A block that is the same in both versions. */
export const UnchangedBlock = memo(function UnchangedBlock({ node }: { node: BodyNode }) {
  const text = useText()
  const source = sourceOf(node)
  return source === undefined || source.querySelector('img, iframe') !== null ? (
    drawNodes([node], { text, side: null, isSaid: true })
  ) : (
    <Source source={source} />
  )
})

/** A block of a sanitised text as it is: of a long text, most of it. Nothing in it loads, so it needs no drawing of its own. */
function Source({ source }: { source: Element }) {
  const holder = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    holder.current?.replaceChildren(document.importNode(source, true))
  }, [source])
  return <div ref={holder} />
}
