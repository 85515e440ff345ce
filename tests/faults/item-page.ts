import { z } from 'zod'
import { localHistory } from '#shared/messages/en/local-history.ts'
import { until } from '../../build/run/until.ts'
import type { DevtoolsPage } from '../support/devtools.ts'
import { wordsIn } from './typed-words.ts'

/** Milliseconds for what the page does at once where the machine is not busy. */
const STEP_LIMIT = 30_000
const SEND_LIMIT = 90_000
/** Milliseconds after which a key that did nothing is pressed again. */
const KEY_PATIENCE = 3_000

const Opened = z.object({ body: z.string(), status: z.string().min(1) })

/** What an item shows after a start. */
type Opened = z.infer<typeof Opened>

const body = 'document.querySelector(\'[role=textbox][aria-label="Body"]\')'
const headline = 'document.querySelector(\'[data-field="headline"] textarea\')'
const itemStatus = 'document.querySelector(\'[role=status][aria-label="Item status"]\')'
const syncStatus = 'document.querySelector(\'[aria-label="Sync status"]\')'

/** Lets the page draw what it knows by now. */
const drawn = `(async () => {
  const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
  await frame()
  await frame()
  return true
})()`

/** Puts the caret behind the last word. */
const caretAtEnd = `(() => {
  const body = ${body}
  body.focus()
  const selection = getSelection()
  selection.selectAllChildren(body.lastElementChild ?? body)
  selection.collapseToEnd()
  return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0, true)))
})()`

/**
 * How the body reads while its status says that it is stored, or null. The text is read first: a status that still says so
 * two frames later speaks of all of it.
 */
const storedBody = `(async () => {
  const text = ${body}?.textContent ?? ''
  await ${drawn}
  const status = ${itemStatus}?.textContent ?? ''
  return /^(On this computer|Waiting to be sent|Sent, revision)/.test(status) ? text : null
})()`

/** A desk as somebody writes in it. */
export interface ItemPage {
  /** Waits until the library is open. */
  ready(): Promise<void>
  /** Begins a news item, the caret in its body. */
  begin(title: string): Promise<void>
  /** Opens an item of one's own, unless it is open; the caret stands at its end. */
  open(title: string): Promise<Opened>
  /** Waits until the page tells that the last run did not end properly; it goes on telling until somebody has read it. */
  crashTold(): Promise<unknown>
  type(text: string): Promise<void>
  /** How many words of the body its status says to be stored; null while it does not say so. */
  storedWords(): Promise<number | null>
  everythingSent(): Promise<void>
  close(): void
}

export function itemPage(page: DevtoolsPage): ItemPage {
  const holds = (what: string, condition: string, limit = STEP_LIMIT) =>
    until(what, async () => ((await page.evaluate(condition)) === true ? true : undefined), limit)

  const row = (title: string) =>
    `[...document.querySelectorAll('main [role=row], main tr')].find(row => row.textContent.includes(${JSON.stringify(title)}))`

  const isOpen = (title: string) => `${headline}?.value === ${JSON.stringify(title)} && ${body} !== null`

  /** Asks until something is there; meanwhile presses a key, again where it did nothing: the window may not listen yet. */
  function untilPressed(
    what: string,
    press: () => Promise<void>,
    isThere: () => Promise<boolean>,
  ): Promise<boolean> {
    let pressed = Number.NEGATIVE_INFINITY
    const asking = async () => {
      if (await isThere()) return true
      if (performance.now() - pressed < KEY_PATIENCE) return undefined
      pressed = performance.now()
      await press()
      return undefined
    }
    return until(what, asking, STEP_LIMIT).catch(async (failure: unknown) => {
      const shown = await page.evaluate('document.body.innerText').catch(() => 'nothing that answers')
      throw new Error(`${what}. On the page: ${shown}`, { cause: failure })
    })
  }

  async function find(title: string): Promise<void> {
    await untilPressed(
      `${title} in Drafts`,
      () => page.pressWithControl('2', 'Digit2'),
      () => page.click(row(title)),
    )
    await page.press('Enter', 'Enter')
    await holds(`${title} to open`, isOpen(title))
  }

  return {
    ready: async () => {
      // A page that is only just loading has nothing yet to evaluate in.
      const isOpen = () => page.evaluate(`${syncStatus} !== null`).catch(() => false)
      await until(
        'the library to open',
        async () => ((await isOpen()) === true ? true : undefined),
        STEP_LIMIT,
      )
    },
    begin: async title => {
      // An item without words is none: what a second press begins leaves nothing behind.
      await untilPressed(
        'a new item',
        () => page.pressWithControl('n', 'KeyN'),
        async () => (await page.evaluate(`${headline}?.value === ''`)) === true,
      )
      await page.evaluate(`${headline}.focus()`)
      await page.insert(title)
      await holds(
        'the headline to be stored',
        `/^On this computer|^Waiting|^Sent/.test(${itemStatus}?.textContent)`,
      )
      await page.evaluate(caretAtEnd)
    },
    open: async title => {
      // The place of before comes back by itself, unless it was killed before it was kept.
      await until(
        'a view',
        async () =>
          (await page.evaluate('document.querySelector("main h1, main h2") !== null')) === true
            ? true
            : undefined,
        STEP_LIMIT,
      )
      if ((await page.evaluate(isOpen(title))) !== true) await find(title)
      // The text comes first, its status with the next answer of the library.
      const opened = await until(
        `the status of ${title}`,
        async () => {
          const shown = await page.evaluate(
            `({ body: ${body}?.textContent, status: ${itemStatus}?.textContent })`,
          )
          return Opened.safeParse(shown).data
        },
        STEP_LIMIT,
      )
      await page.evaluate(caretAtEnd)
      return opened
    },
    crashTold: () =>
      holds(
        'the page to tell of the crash',
        `document.body.textContent.includes(${JSON.stringify(localHistory.crashTitle)})`,
      ),
    type: text => page.insert(text),
    storedWords: async () => {
      const stored = z
        .string()
        .nullable()
        .parse(await page.evaluate(storedBody))
      return stored === null ? null : wordsIn(stored).length
    },
    everythingSent: async () => {
      await page.pressWithControl('S', 'KeyS')
      // From the frame after a key on, no status may call its word sent.
      await page.evaluate(drawn)
      await holds(
        'everything to be sent',
        `${syncStatus}?.textContent.includes('Everything is sent')`,
        SEND_LIMIT,
      )
    },
    close: () => page.close(),
  }
}
