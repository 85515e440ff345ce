import { counted, plural } from '../plural.ts'

/** What is in these is no text, or only for programs: the sanitiser leaves it out with the element. */
const goesWithItsContent: ReadonlySet<string> = new Set([
  'audio',
  'head',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'plaintext',
  'script',
  'style',
  'svg',
  'template',
  'title',
  'video',
  'xmp',
])

/** Something in the source that the portal does not take, by how the check names it: `script`, `a@onclick`, `!--`. */
function notAllowed({ found }: { found: string }): string {
  switch (found) {
    case '!--':
      return 'A comment: <!-- … -->'
    case 'unfinished':
      return 'A tag that is begun and not ended'
    case 'nesting':
      return 'Elements nested too deep'
  }
  const [element = '', attribute] = found.split('@')
  if (attribute === undefined) {
    return goesWithItsContent.has(element)
      ? `The element <${element}>, with all that is in it`
      : `The element <${element}>; the words in it stay`
  }
  return `The attribute “${attribute}” with this value on <${element}>`
}

/** Tools of the text: find and replace, spelling, source. */
export const writingTools = {
  find: 'Find in the text',
  findWords: 'Find',
  matches: ({ count, current }: { count: number; current: number }) =>
    current === 0
      ? `${counted(count)} ${plural(count, { one: 'match', other: 'matches' })}`
      : `${counted(current)} of ${counted(count)}`,
  noMatch: 'Not found',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  closeFind: 'Close find',
  replaceWith: 'Replace with',
  replace: 'Replace',
  replaceAll: 'Replace all',
  replaced: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'place', other: 'places' })} replaced`,
  selectedWords: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'word', other: 'words' })} selected`,
  language: 'Language of the text',
  noDictionary: 'No dictionary',
  checkSpelling: 'Check spelling…',
  spellingChecked: 'Spelling checked',
  dictionaryFailed: 'The dictionary could not be fetched',
  spellingTitle: ({ language }: { language: string }) => `Check the spelling of ${language}?`,
  spellingSource: ({ source }: { source: string }) =>
    `The dictionary is not part of OSOR Desk. It would be fetched from ${source}, a server of Google, and kept on this computer. That server sees the address of this computer and which dictionary it wants.`,
  spellingPrivacy:
    'Your text is checked on this computer and sent to nobody. In Settings you can take this back at any time.',
  fetchDictionary: 'Fetch the dictionary',
  settings: 'Writing',
  usualLanguage: 'Language of new items',
  smartQuotes: 'Smart quotes while typing',
  switches: { off: 'Off', on: 'On' },
  spelling: 'Spelling checked in',
  nothingAgreed: 'No language. “Check spelling…” below a text asks before it fetches a dictionary.',
  stopChecking: 'Stop',
  stopCheckingOf: ({ language }: { language: string }) => `Stop checking ${language}`,
  contextMenu: {
    noSuggestion: 'No suggestions',
    learn: 'Add to dictionary',
    openLink: 'Open link',
    copyLink: 'Copy link address',
  },
  view: 'Show the text as',
  views: {
    rich: 'Rich text',
    html: 'HTML',
    markdown: 'Markdown',
  } satisfies Record<'rich' | 'html' | 'markdown', string>,
  sourceOf: ({ label }: { label: string }) => `${label} as HTML`,
  sourceHelp: 'The HTML as it is stored. What you change is stored as you type, and one undo takes it back.',
  notAllowedTitle: 'This may not stand in a text on the portal',
  notAllowed,
  leaveOut: 'Leave it out',
  goOnEditing: 'Go on editing',
  markdownOf: ({ label }: { label: string }) => `${label} as Markdown`,
  markdownHelp: 'To take elsewhere. It can be copied, not changed.',
  copyMarkdown: 'Copy Markdown',
  copied: 'Copied.',
  notCopied: 'It could not be copied. Select the text and copy it by key.',
}
