import type { Mark } from './text-tree.ts'

/** What a text holds that no body can, by kind, with how often it was met. */
export type LeftOutKind = 'scripts' | 'forms' | 'embedded' | 'drawings' | 'deleted' | 'comments'
export type LeftOut = Readonly<Partial<Record<LeftOutKind, number>>>

/** Elements that say the same as a mark. */
export const marksOf: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  var: 'em',
  dfn: 'em',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  cite: 'cite',
  q: 'q',
}

export const containers = new Set(
  'html body div section article header footer main aside nav figure figcaption center address details summary fieldset form hgroup dialog menu search'.split(
    ' ',
  ),
)

export const leftOutBy: Readonly<Record<string, LeftOutKind>> = {
  script: 'scripts',
  noscript: 'scripts',
  template: 'scripts',
  object: 'embedded',
  embed: 'embedded',
  applet: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  frame: 'embedded',
  portal: 'embedded',
  svg: 'drawings',
  canvas: 'drawings',
  math: 'drawings',
  input: 'forms',
  button: 'forms',
  select: 'forms',
  textarea: 'forms',
  datalist: 'forms',
  del: 'deleted',
}

/** Left out without a word: nobody sees them. */
export const unseen = new Set(
  'head style title meta link base xml col colgroup source track wbr param area map hr'.split(' '),
)
