import type { BodyElement, Wrapping } from './body-node.ts'

/** What an element says besides its words. */
type Trait =
  | 'block'
  | 'list'
  | 'cell'
  | 'start'
  | 'columns'
  | 'rows'
  | 'scope'
  | 'quoteSource'
  | 'picture'
  | 'alt'
  | 'caption'
  | 'alignment'
  | 'video'
  | 'title'
  | 'size'

/** A trait that is another one now, as the attributes have it; '' where there is none. */
export interface TraitChange {
  readonly trait: Trait
  readonly before: string
  readonly after: string
}

type Reading = (element: Wrapping) => string

function attribute(name: string, usual = ''): Reading {
  return ({ attributes }) => attributes[name] ?? usual
}

function size({ attributes }: Wrapping): string {
  const { width, height } = attributes
  return width === undefined && height === undefined ? '' : `${width ?? '?'} × ${height ?? '?'}`
}

const nameOf: Reading = ({ name }) => name

const line: readonly (readonly [Trait, Reading])[] = [['block', nameOf]]
const list: typeof line = [
  ['list', nameOf],
  ['start', element => (element.name === 'ol' ? (element.attributes['start'] ?? '1') : '')],
]
const cell: typeof line = [
  ['cell', nameOf],
  ['columns', attribute('colspan', '1')],
  ['rows', attribute('rowspan', '1')],
  ['scope', attribute('scope')],
]

/** What is read of each element. What stands around single words is not here: its words go and come. */
const readings: Readonly<Record<string, typeof line>> = {
  ...Object.fromEntries(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, line])),
  ul: list,
  ol: list,
  td: cell,
  th: cell,
  blockquote: [['quoteSource', attribute('cite')]],
  img: [
    ['picture', attribute('src')],
    ['alt', attribute('alt')],
    ['caption', attribute('data-caption')],
    ['alignment', attribute('data-align')],
    ['size', size],
  ],
  iframe: [
    ['video', attribute('src')],
    ['title', attribute('title')],
    ['size', size],
  ],
}

/** What an element says otherwise than before, besides its words; in the order in which a person reads it. */
export function traitsOf({ was, ...now }: BodyElement): readonly TraitChange[] {
  if (was === undefined) return []
  const before = new Map((readings[was.name] ?? []).map(([trait, read]) => [trait, read(was)]))
  return (
    (readings[now.name] ?? [])
      .map(([trait, read]) => ({ trait, before: before.get(trait) ?? '', after: read(now) }))
      // A list that has become one without numbers begins with none: its kind says so.
      .filter(
        change =>
          change.before !== change.after && !(change.trait === 'start' && !(change.before && change.after)),
      )
  )
}
