import { createElement, Fragment, type ReactNode } from 'react'
import type { Messages } from '#shared/messages/en.ts'
import { PictureFigure } from '../cards/picture-figure.tsx'
import { VideoCard } from '../cards/video-card.tsx'
import { pictureFacts } from '../schema/picture-nodes.ts'
import { type BodyElement, type BodyNode, isObject, type Side, type Wrapping } from './body-node.ts'
import { traitsOf } from './body-traits.ts'
import { ChangeTraits } from './change-traits.tsx'
import { marked } from './marked.tsx'
import { lettersOfRun, type MarkedRun, runsOfNodes } from './runs-of-nodes.ts'

/** How nodes are drawn. */
export interface Drawing {
  readonly text: Messages
  /** The version that is shown; null: both in one text. */
  readonly side: Side | null
  /** Whether each change says what it is; false where the whole block has said so. */
  readonly isSaid: boolean
}

/** Nodes as they are read, each change marked once. */
export function drawNodes(nodes: readonly BodyNode[], drawing: Drawing): readonly ReactNode[] {
  const runs = runsOfNodes(nodes)
  return runs.map((run, index) => {
    // The tree is made anew for each comparison: a place in it is what names a node.
    const key = index.toString()
    if (run.standing === null) return <Fragment key={key}>{drawNode(run.node, drawing)}</Fragment>
    const words = run.nodes.map((node, place) => (
      <Fragment key={place.toString()}>{drawPlain(node, drawing)}</Fragment>
    ))
    const isSaid = drawing.isSaid && lettersOfRun(run).trim() !== ''
    return (
      <Fragment key={key}>
        {marked(run.standing, words, drawing.text, isSaid)}
        {isNewFormatting(runs[index - 1], run) && (
          <span className="change-target"> {drawing.text.diff.formattingOnly}</span>
        )}
      </Fragment>
    )
  })
}

/** Whether the same words came as went: they read otherwise only by their formatting, or lead elsewhere. */
function isNewFormatting(gone: MarkedRun | undefined, come: MarkedRun): boolean {
  return (
    gone?.standing === 'removed' &&
    come.standing === 'added' &&
    lettersOfRun(gone) === lettersOfRun(come) &&
    !come.nodes.some(hasTarget) &&
    !gone.nodes.some(hasTarget)
  )
}

/** Whether a node names an address, which is shown behind it. */
function hasTarget(node: BodyNode): boolean {
  return node.kind === 'element' && (addressOf(node) !== undefined || node.children.some(hasTarget))
}

/** A node inside of what is marked as a whole. */
function drawPlain(node: BodyNode, drawing: Drawing): ReactNode {
  if (node.kind === 'text') return node.text
  const children = node.children.map((child, place) => (
    <Fragment key={place.toString()}>{drawPlain(child, drawing)}</Fragment>
  ))
  return (
    <>
      {htmlElement(node, children)}
      <Target element={node} text={drawing.text} />
    </>
  )
}

function drawNode(node: BodyNode, drawing: Drawing): ReactNode {
  if (node.kind === 'text') return node.text
  if (isObject(node)) return drawObject(node, drawing)
  const traits = traitsNoted(node, drawing)
  const wrapping = wrappingShown(node, drawing)
  const children = drawNodes(node.children, drawing)
  return holdsNotes.has(wrapping.name) ? (
    htmlElement(wrapping, [...children, <Fragment key="traits">{traits}</Fragment>])
  ) : (
    <>
      {htmlElement(wrapping, children)}
      {traits}
    </>
  )
}

/** Elements beside which nothing else may stand: what is to be said of one stands in it. */
const holdsNotes = new Set(['td', 'th', 'li', 'dd', 'blockquote'])

/** What an element is on the side that is shown. */
function wrappingShown(node: BodyElement, { side }: Drawing): Wrapping {
  return side === 'before' && node.was !== undefined ? node.was : node
}

function traitsNoted(node: BodyElement, { side, text }: Drawing): ReactNode {
  const traits = traitsOf(node)
  return traits.length === 0 ? null : <ChangeTraits traits={traits} side={side} text={text} />
}

/** A picture or a video: a line through it would not be seen, so what came or went is framed. */
function drawObject(node: BodyElement, drawing: Drawing): ReactNode {
  const { side, text, isSaid } = drawing
  const { standing, was } = node
  if (standing === 'added' || standing === 'removed') return marked(standing, card(node), text, isSaid)
  if (was === undefined || was.attributes['src'] === node.attributes['src']) {
    return (
      <>
        {card(wrappingShown(node, drawing), 'reading')}
        {traitsNoted(node, drawing)}
      </>
    )
  }
  return (
    <>
      {side !== 'after' && marked('removed', card(was), text)}
      {side !== 'before' && marked('added', card(node), text)}
      {traitsNoted(node, drawing)}
    </>
  )
}

/** `mode` says whether what is not seen is spelt out: not beside the traits that differ. */
function card({ name, attributes }: Wrapping, mode: 'comparing' | 'reading' = 'comparing'): ReactNode {
  return name === 'img' ? (
    <PictureFigure facts={pictureFacts(attributes)} mode={mode} />
  ) : (
    <VideoCard src={attributes['src'] ?? ''} title={attributes['title'] ?? ''} />
  )
}

const reactNames: Readonly<Record<string, string>> = {
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  hreflang: 'hrefLang',
}

/** Elements that hold nothing. */
const empty = new Set(['br'])

function htmlElement({ name, attributes }: Wrapping, children: readonly ReactNode[]): ReactNode {
  const named = Object.fromEntries(
    Object.entries(attributes).map(([attribute, value]) => [reactNames[attribute] ?? attribute, value]),
  )
  return empty.has(name) ? createElement(name, named) : createElement(name, named, children)
}

/** The address that a link or a quotation names. */
function addressOf({ name, attributes }: Wrapping): string | undefined {
  return name === 'a' ? attributes['href'] : name === 'q' ? attributes['cite'] : undefined
}

/** Where a link leads, or a quotation is from, that came, went, or names another address now: its words alone do not say. */
function Target({ element, text }: { element: BodyElement; text: Messages }) {
  const address = addressOf(element)
  if (address === undefined) return null
  const target = text.diff.leadsTo({
    address,
    title: element.attributes['title'] ?? '',
    language: element.attributes['hreflang'] ?? '',
  })
  return <span className="change-target"> {target}</span>
}
