import { ArrowDown, ArrowUp } from 'lucide-react'
import { createElement, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { FieldSpec } from '#shared/content/field.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PictureFigure } from '../cards/picture-figure.tsx'
import { VideoCard } from '../cards/video-card.tsx'
import { ItemText } from '../reading/item-text.tsx'
import { useOutsideLinks } from '../reading/outside-links.ts'
import { pictureFacts } from '../schema/picture-nodes.ts'
import type { BodyNode, Standing } from './body-runs.ts'
import {
  type ChangePlace,
  changesBetween,
  comparedField,
  type FieldChange,
  placesOf,
  type TextPart,
} from './changes.ts'
import { EntryName, useEntryLabel } from './entry-label.tsx'
import '../reading/prose.css'
import './changes-view.css'

interface ChangesViewProps {
  readonly type: ItemType
  /** null: there is no earlier text, all of it is new. */
  readonly before: ItemFields | null
  readonly after: ItemFields
  /** What the text is compared with, in a sentence. */
  readonly against?: string
  /** Leaves out the title of a new item where the page around it shows it. */
  readonly hideTitle?: boolean
}

/** What differs between two versions of an item: a list of changes, and the text with every change shown in its place. */
export function ChangesView({ type, before, after, against, hideTitle = false }: ChangesViewProps) {
  const text = useText()
  const changes = useMemo(
    () => (before === null ? null : changesBetween(type, before, after)),
    [type, before, after],
  )
  if (changes === null) {
    return (
      <div className="changes">
        <p className="changes-summary">{text.diff.newItem}</p>
        <ItemText type={type} fields={after} hideTitle={hideTitle} />
      </div>
    )
  }
  return (
    <div className="changes">
      <p className="changes-summary">
        <span className="changes-count">
          {changes.length === 0
            ? text.diff.nothingChanged
            : text.diff.count({ count: placesOf(changes).length })}
        </span>
        {against && <span>{against}</span>}
      </p>
      {changes.length > 0 && <Changes type={type} changes={changes} />}
    </div>
  )
}

/** The place that a link leads to. */
function placeId(prefix: string, place: Pick<ChangePlace, 'field' | 'block'>): string {
  return `${prefix}-${place.field}-${place.block ?? 'all'}`
}

function Changes({ type, changes }: { type: ItemType; changes: readonly FieldChange[] }) {
  const text = useText()
  const prefix = useId()
  const holder = useRef<HTMLDivElement>(null)
  useOutsideLinks(holder)
  const places = useMemo(() => placesOf(changes), [changes])
  const [current, setCurrent] = useState(-1)

  const goTo = (index: number) => {
    const place = places[index]
    if (place === undefined) return
    setCurrent(index)
    const element = document.getElementById(placeId(prefix, place))
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }

  return (
    <>
      <div className="changes-places">
        <ol className="changes-list" aria-label={text.diff.list}>
          {places.map((place, index) => (
            <li key={placeId(prefix, place)}>
              <button
                type="button"
                className="changes-link"
                aria-current={index === current ? 'true' : undefined}
                onClick={() => goTo(index)}
              >
                <PlaceName place={place} type={type} />
              </button>
            </li>
          ))}
        </ol>
        <div className="changes-steps">
          <IconButton
            label={text.diff.previous}
            icon={<ArrowUp aria-hidden />}
            isDisabled={current <= 0}
            onPress={() => goTo(current - 1)}
          />
          <IconButton
            label={text.diff.next}
            icon={<ArrowDown aria-hidden />}
            isDisabled={current >= places.length - 1}
            onPress={() => goTo(current + 1)}
          />
        </div>
      </div>
      <section ref={holder} className="changes-text" aria-label={text.diff.text}>
        {changes.map(change => (
          <section key={change.field} className={`change change-${change.kind}`}>
            <h3 className="change-field">{text.fields.name({ field: change.field })}</h3>
            <div data-field={change.field}>
              <Change
                change={change}
                type={type}
                idOf={block => placeId(prefix, { field: change.field, block })}
              />
            </div>
          </section>
        ))}
      </section>
    </>
  )
}

function specOf(type: ItemType, field: string): FieldSpec | undefined {
  return contentType(type).fields.find(spec => spec.name === field)
}

/** A link's words; the ids of terms are shown by their labels. */
function PlaceName({ place, type }: { place: ChangePlace; type: ItemType }) {
  const text = useText()
  const labelOf = useEntryLabel(specOf(type, place.field))
  const words = place.entries === null ? place.words : place.entries.map(labelOf).join(', ')
  return text.diff.place({ field: place.field, standing: place.standing, words })
}

interface ComparedFieldProps {
  readonly type: ItemType
  readonly field: string
  readonly before: ItemFields
  readonly after: ItemFields
}

/** One field with its changes in their places; the plain field where nothing differs. */
export function ComparedField({ type, field, before, after }: ComparedFieldProps) {
  const prefix = useId()
  const holder = useRef<HTMLDivElement>(null)
  useOutsideLinks(holder)
  const change = useMemo(() => comparedField(type, field, before, after), [type, field, before, after])
  return (
    <div ref={holder} className="changes-text">
      {change && <Change change={change} type={type} idOf={block => placeId(prefix, { field, block })} />}
    </div>
  )
}

interface ChangeProps {
  readonly change: FieldChange
  readonly type: ItemType
  readonly idOf: (block: number | null) => string
}

function Change({ change, type, idOf }: ChangeProps) {
  const text = useText()
  const spec = specOf(type, change.field)
  switch (change.kind) {
    case 'text':
      return (
        <p id={idOf(null)} tabIndex={-1} className="change-title">
          {change.parts.map((part, index) => textPart(part, text, index))}
        </p>
      )
    case 'entries':
      return (
        <ul id={idOf(null)} tabIndex={-1} className="change-entries">
          {change.entries.map(entry => (
            <li
              key={`${entry.standing}-${entry.value}`}
              className={`change-entry change-entry-${entry.standing}`}
            >
              <Entry standing={entry.standing} spec={spec} value={entry.value} />
            </li>
          ))}
        </ul>
      )
    case 'body':
      return (
        <div className="prose change-body">
          {change.nodes.map((node, index) => (
            // The tree is made anew for each comparison: a place in it is what names a node.
            <Block key={idOf(index)} node={node} id={node.standing === 'same' ? undefined : idOf(index)} />
          ))}
        </div>
      )
  }
}

function Entry({
  standing,
  spec,
  value,
}: {
  standing: Standing
  spec: FieldSpec | undefined
  value: string
}) {
  const text = useText()
  const name = <EntryName spec={spec} entry={value} />
  return standing === 'same' ? name : marked(standing, name, text, value)
}

/** Words with what became of them; the standing is said, not only coloured. */
function textPart(part: TextPart, text: Messages, key: number): ReactNode {
  return part.standing === 'same' ? part.text : marked(part.standing, part.text, text, key)
}

function marked(
  standing: 'added' | 'removed',
  content: ReactNode,
  text: Messages,
  key: string | number,
): ReactNode {
  const isAdded = standing === 'added'
  return (
    <span key={key}>
      <span className="spoken">{isAdded ? text.diff.addedFrom : text.diff.removedFrom}</span>
      {isAdded ? <ins>{content}</ins> : <del>{content}</del>}
      <span className="spoken">{text.diff.end}</span>
    </span>
  )
}

/** A block in its standing. One that was moved is shown where it is now; where it was, its first words say so. */
function Block({ node, id }: { node: BodyNode; id: string | undefined }) {
  const text = useText()
  const moved = node.kind === 'element' ? node.moved : undefined
  if (moved === 'from') {
    return (
      <p className="change-moved-away">
        {text.diff.movedAway} <del>{firstWordsOf(node)}</del>
      </p>
    )
  }
  if (moved === 'to') {
    return (
      <div id={id} tabIndex={-1} className="change-block change-block-moved">
        <p className="change-moved-here">{text.diff.movedHere}</p>
        {inChange(asStanding(node), text, 'block')}
      </div>
    )
  }
  return (
    <div id={id} tabIndex={id ? -1 : undefined} className={`change-block change-block-${node.standing}`}>
      {inChange(node, text, 'block')}
    </div>
  )
}

/** The words of a block as they stand, without marks. */
function asStanding(node: BodyNode): BodyNode {
  return node.kind === 'text'
    ? { ...node, standing: 'same' }
    : { ...node, standing: 'same', children: node.children.map(asStanding) }
}

function lettersOf(node: BodyNode): string {
  return node.kind === 'text' ? node.text : node.children.map(lettersOf).join(' ')
}

/** Letters of a block that say which one it was. */
const lettersToTell = 60

function firstWordsOf(node: BodyNode): string {
  const letters = lettersOf(node).trim()
  return letters.length > lettersToTell ? `${letters.slice(0, lettersToTell)} …` : letters
}

const reactNames: Readonly<Record<string, string>> = {
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  hreflang: 'hrefLang',
}

/** Elements that hold nothing. */
const empty = new Set(['br'])

function element(node: Extract<BodyNode, { kind: 'element' }>, children: ReactNode, key: string): ReactNode {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [reactNames[name] ?? name, value]),
  )
  if (node.name === 'img') {
    return <PictureFigure key={key} facts={pictureFacts(node.attributes)} mode="comparing" />
  }
  if (node.name === 'iframe') {
    return <VideoCard key={key} src={node.attributes['src'] ?? ''} title={node.attributes['title'] ?? ''} />
  }
  return empty.has(node.name)
    ? createElement(node.name, { ...attributes, key })
    : createElement(node.name, { ...attributes, key }, children)
}

/** A node and what became of it: what was added or removed as a whole is marked once, around it or inside its cells. */
function inChange(node: BodyNode, text: Messages, key: string): ReactNode {
  if (node.kind === 'text') return textPart(node, text, 0)
  const children = node.children.map((child, index) => (
    <ChangedNode key={`${key}-${index.toString()}`} node={child} path={`${key}-${index.toString()}`} />
  ))
  const made = withTarget(element(node, children, key), node, text, key)
  const isWholeObject =
    node.children.length === 0 && (node.standing === 'added' || node.standing === 'removed')
  return isWholeObject && node.name !== 'br' ? marked(node.standing, made, text, key) : made
}

/** Where a link leads that came, went, or leads elsewhere now: its words alone do not say. */
function withTarget(
  made: ReactNode,
  node: BodyNode & { kind: 'element' },
  text: Messages,
  key: string,
): ReactNode {
  const address = node.attributes['href']
  const isNews = node.standing === 'added' || node.standing === 'removed'
  if (node.name !== 'a' || !isNews || address === undefined) return made
  const target = text.diff.leadsTo({ address })
  return (
    <span key={key}>
      {made}
      <span className="change-target">
        {' '}
        {node.standing === 'added' ? <ins>{target}</ins> : <del>{target}</del>}
      </span>
    </span>
  )
}

function ChangedNode({ node, path }: { node: BodyNode; path: string }) {
  return inChange(node, useText(), path)
}
