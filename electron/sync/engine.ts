import { instantOf } from '#shared/content/identity.ts'
import { retryDelay } from '#shared/sync/backoff.ts'
import {
  type Change,
  type ChangePage,
  type Cursor,
  changesAtFirst,
  changesPerPage,
} from '#shared/sync/change.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { operationsPerBatch } from '#shared/sync/operation.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { timing } from '#shared/sync/timing.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import type { ContentService } from '../service/port.ts'
import { type AskedPage, askForPage } from './asked-page.ts'
import { createFileUploads, type UploadFailure } from './file-uploads.ts'
import { push, refuse } from './push.ts'
import { isTooSlow, outcomeOf, type RunOutcome } from './run-outcome.ts'

/** Time and timers, so that tests run in virtual time. */
export interface Clock {
  now(): Date
  /** Calls back once after `delay` milliseconds; returns the cancellation. */
  after(delay: number, callback: () => void): () => void
}

export interface SyncEngineParts {
  readonly service: Pick<
    ContentService,
    'sendOperations' | 'changesSince' | 'waitForMore' | 'hasFile' | 'sendFile'
  >
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly random: () => number
  readonly onStatus: (status: SyncStatus) => void
  /** Told when the service began from the beginning: what this account may see and do has changed. */
  readonly onReset?: () => void
  /** Told of the files on their way, whenever that has changed. */
  readonly onUploads?: (files: readonly TravellingFile[]) => void
  /** Told of each failure in a form for the log; never shown to a person. */
  readonly onFault?: (fault: unknown) => void
}

/** Keeps one library and the service the same, for as long as a library is attached. */
export interface SyncEngine {
  /** Starts to sync a library; the one before is let go. */
  attach(store: LocalStore): void
  detach(): void
  /** Syncs at once, whatever the timers say: *Try now*, signed in again, back online. */
  now(): void
  /** A person has written something: it is sent after a pause in writing. */
  noteWork(): void
  status(): SyncStatus
  /** The files on their way to the service. */
  uploads(): readonly TravellingFile[]
}

/** Fewest changes to ask for at once, however slow the line is. */
const fewestChanges = 10

function itemsOfChange(change: Change): number {
  switch (change.kind) {
    case 'items':
      return change.lines.length
    case 'packs':
      return change.packs.reduce((count, { ids }) => count + ids.length, 0)
    case 'item':
      return 1
    default:
      return 0
  }
}

function itemsOf(page: ChangePage): number {
  return page.changes.reduce((count, change) => count + itemsOfChange(change), 0)
}

/**
 * The sync engine. One run at a time: push until nothing is pending, then pull until nothing is new. Files travel
 * beside the runs, and their words go with the run after. Between runs it waits for whichever comes first: work (after
 * a pause), the service's poke, the poll interval, or after a failure the growing, jittered wait.
 */
export function createSyncEngine(parts: SyncEngineParts): SyncEngine {
  const { service, clock, random, onStatus } = parts
  const uploads = createFileUploads({
    service,
    onBrought: () => run(),
    onRefused: (operation, problem) => {
      // What was said of the files may be true no more, and nothing but a run says what is.
      if (store) refuse(bounded(store), operation, problem).then(run, fault)
    },
    onMoved: uploadsMove,
    onFailed: uploadsFailed,
    onChange: files => parts.onUploads?.(files),
    onFault: fault,
  })
  let store: LocalStore | null = null
  let current: SyncStatus = { phase: 'off' }
  let isRunning = false
  let isWanted = false
  let failures = 0
  let cancelTimer: (() => void) | null = null
  let cancelSend: (() => void) | null = null
  let firstUnsentWork: number | null = null
  let listening: AbortController | null = null
  /** Files did not get through, and none of them has moved since. */
  let isUploadBroken = false
  /** The same in the middle of a run: it is concluded with the run. */
  let uploadFailure: UploadFailure | null = null
  /** What is to be said once the files move again, of a run that all else has come through. */
  let withheld: SyncStatus | null = null
  /** What one request may carry: less after one that was too much, for the line or for the service. */
  let sentAtOnce = operationsPerBatch
  let askedAtOnce = changesPerPage
  const room = {
    most: () => sentAtOnce,
    lessThan: (operations: number) => {
      sentAtOnce = Math.ceil(operations / 2)
    },
  }
  /**
   * Where the library stands, undefined where only the library knows. Nobody but a run moves it. Listening begins there, so
   * that nothing falls between it and the pull before.
   */
  let position: Cursor | null | undefined
  /** Answers may be noted that are not settled: of a push, or from before the library was attached. */
  let hasAnswers = true
  /** Nothing was written, as far as is known, since a run found nothing that waits. */
  let isStill = false

  let cancelTelling: (() => void) | null = null

  function show(status: SyncStatus): void {
    cancelTelling?.()
    cancelTelling = null
    current = status
    onStatus(status)
  }

  /** A run is under way: told if it is not over at once, which most are. */
  function showBegun(): void {
    if (current.phase === 'working') return
    current = { phase: 'working', receivedItems: 0 }
    cancelTelling = clock.after(timing.workingShownAfter, () => show(current))
  }

  function fault(error: unknown): void {
    parts.onFault?.(error)
  }

  /** A page that hangs must not hold a run for ever: the library's answer, or a failure after the limit. */
  function inTime<Value>(call: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const cancelLimit = clock.after(timing.libraryLimit, () =>
        reject(new Error('The library did not answer')),
      )
      call.then(resolve, reject).finally(cancelLimit)
    })
  }

  /** A library whose every call ends. */
  function bounded(library: LocalStore): LocalStore {
    return {
      cursor: () => inTime(library.cursor()),
      takePending: (limit, besides) => inTime(library.takePending(limit, besides)),
      acknowledge: results => {
        hasAnswers = true
        return inTime(library.acknowledge(results))
      },
      settle: () => inTime(library.settle()),
      apply: page => inTime(library.apply(page)),
      takeFile: id => inTime(library.takeFile(id)),
    }
  }

  /** A file gets on: what was said of the last try of all files is not true any more. */
  function uploadsMove(): void {
    isUploadBroken = false
    if (withheld === null) return
    failures = 0
    if (!isRunning || current.phase === 'failed') show(withheld)
    withheld = null
  }

  function uploadsFailed(failure: UploadFailure): void {
    isUploadBroken = true
    if (isRunning) uploadFailure = failure
    // Otherwise the next try is set, or a person has to sign in first.
    else if (store && !waitsAfterFailure() && current.phase !== 'sign_in_needed') {
      conclude(store, outcomeOf(failure, fault))
    }
  }

  /** Whether the growing wait decides on the next run. */
  function waitsAfterFailure(): boolean {
    return current.phase === 'failed' && withheld === null
  }

  /** Asks for news; a library without a cursor begins with a page that is there at once. */
  function askForNews(cursor: Cursor | null): AskedPage {
    return askForPage(service, cursor, from =>
      from === null ? Math.min(changesAtFirst, askedAtOnce) : askedAtOnce,
    )
  }

  /**
   * Takes what is new, page by page: while one is stored, the next is read and the one behind that is on its way, but no
   * more of them. The first may be asked for already.
   */
  async function pull(
    library: LocalStore,
    isAttached: () => boolean,
    first: AskedPage | null,
    settled: Promise<void>,
  ): Promise<RunOutcome> {
    let receivedItems = 0
    let cursor = position === undefined ? await library.cursor() : position
    let asked = first ?? askForNews(cursor)
    for (;;) {
      const answer = await asked.answer
      if (!isAttached()) return { kind: 'detached' }
      if (answer.kind !== 'answer') {
        if (isTooSlow(answer)) askedAtOnce = Math.max(fewestChanges, Math.ceil(askedAtOnce / 4))
        return outcomeOf(answer, fault)
      }
      const page = answer.value
      const isStuck = page.more && page.cursor === cursor
      if (page.more && !isStuck) {
        asked = asked.next() ?? askForNews(page.cursor)
        asked.goOn()
      }
      const isNews = page.changes.length > 0 || page.reset || page.cursor !== cursor
      if (isNews) {
        position = undefined
        await settled
        await library.apply(page)
      }
      if (!isAttached()) return { kind: 'detached' }
      cursor = page.cursor
      position = cursor
      receivedItems += itemsOf(page)
      if (page.reset) parts.onReset?.()
      if (!page.more) return { kind: 'done' }
      if (isStuck) return { kind: 'failed', failure: 'not_understood', retryAfter: null }
      show({ phase: 'working', receivedItems })
    }
  }

  /** Stores what the answers mean. What fails is met by whoever waits for it. */
  function settle(library: LocalStore): Promise<void> {
    const settling = async () => {
      if (!hasAnswers) return
      hasAnswers = false
      try {
        while (await library.settle());
      } catch (failure) {
        hasAnswers = true
        throw failure
      }
    }
    const settled = settling()
    settled.catch(() => undefined)
    return settled
  }

  async function attempt(library: LocalStore): Promise<RunOutcome> {
    const isAttached = () => store === library
    const calls = bounded(library)
    // Where nothing seems to wait, the library says so while the service is asked. What is sent makes that answer an old one.
    let news = isStill && position !== undefined ? askForNews(position) : null
    isStill = true
    const sendOperations: ContentService['sendOperations'] = operations => {
      news = null
      return service.sendOperations(operations)
    }
    try {
      const pushed = await push({
        service: { sendOperations },
        uploads,
        library: calls,
        isAttached,
        room,
        onFault: fault,
      })
      if (pushed.kind === 'detached') return pushed
      // While the news are on their way.
      const settled = settle(calls)
      if (pushed.kind !== 'done' && pushed.kind !== 'unanswered') {
        // What stopped the push is what a person has to know.
        await settled.catch(fault)
        return pushed
      }
      // An operation that has to wait does not keep the news waiting too.
      const pulling = pull(calls, isAttached, news, settled)
      // Neither goes on beside the next run.
      await Promise.allSettled([settled, pulling])
      await settled
      const pulled = await pulling
      if (pulled.kind !== 'done' || pushed.kind === 'done') return pulled
      return { kind: 'failed', failure: pushed.failure, retryAfter: null }
    } catch (error) {
      // A library that was let go in the middle is no fault.
      if (!isAttached()) return { kind: 'detached' }
      fault(error)
      return { kind: 'failed', failure: 'library_failed', retryAfter: null }
    }
  }

  function letFilesGo(): void {
    uploads.stop()
    isUploadBroken = false
    uploadFailure = null
    withheld = null
  }

  function clearTimers(): void {
    cancelTimer?.()
    cancelTimer = null
    cancelSend?.()
    cancelSend = null
    firstUnsentWork = null
  }

  function schedule(delay: number): void {
    cancelTimer?.()
    cancelTimer = clock.after(delay, run)
  }

  /** Listens for the service's poke. When the line breaks, polling goes on and the next run listens again. */
  function listen(library: LocalStore): void {
    if (listening) return
    const controller = new AbortController()
    listening = controller
    const heard = (outcome: 'more' | 'ended') => {
      if (listening === controller) listening = null
      if (outcome === 'more' && store === library) run()
    }
    service.waitForMore(position ?? null, controller.signal).then(heard, (error: unknown) => {
      fault(error)
      heard('ended')
    })
  }

  function conclude(library: LocalStore, outcome: RunOutcome): void {
    if (store !== library || outcome.kind === 'detached') return
    withheld = null
    switch (outcome.kind) {
      case 'done': {
        const idle: SyncStatus = { phase: 'idle', lastSyncAt: instantOf(clock.now()) }
        sentAtOnce = Math.min(operationsPerBatch, sentAtOnce * 2)
        askedAtOnce = Math.min(changesPerPage, askedAtOnce * 2)
        listen(library)
        schedule(timing.pollInterval)
        if (isUploadBroken && uploads.isBusy()) {
          // Files are tried again: what was said of them stays until one moves, instead of blinking at each try.
          withheld = idle
          return
        }
        isUploadBroken = false
        failures = 0
        show(idle)
        return
      }
      case 'sign_in_needed':
        isStill = false
        show({ phase: 'sign_in_needed' })
        return
      case 'failed': {
        isStill = false
        failures += 1
        const delay = Math.max(outcome.retryAfter ?? 0, retryDelay(failures, random()))
        const at = clock.now()
        const nextTryAt = instantOf(new Date(at.getTime() + delay))
        show({ phase: 'failed', failure: outcome.failure, at: instantOf(at), nextTryAt })
        schedule(delay)
      }
    }
  }

  function run(): void {
    const library = store
    if (!library) return
    if (isRunning) {
      isWanted = true
      return
    }
    clearTimers()
    isRunning = true
    isWanted = false
    // While the service is away, the sentence stays "offline" during an attempt instead of blinking at each one.
    if (current.phase !== 'failed') showBegun()
    void attempt(library).then(outcome => {
      isRunning = false
      const failure = store === library ? uploadFailure : null
      uploadFailure = null
      conclude(library, failure && outcome.kind === 'done' ? outcomeOf(failure, fault) : outcome)
      const wasReplaced = store !== null && store !== library
      // After a failure the growing wait decides. A sign-in may have been given while the run still used the old one.
      if (wasReplaced || (isWanted && !waitsAfterFailure())) run()
    })
  }

  return {
    attach: library => {
      listening?.abort()
      listening = null
      store = library
      position = undefined
      hasAnswers = true
      isStill = false
      failures = 0
      letFilesGo()
      run()
    },
    detach: () => {
      store = null
      clearTimers()
      listening?.abort()
      listening = null
      letFilesGo()
      show({ phase: 'off' })
    },
    now: () => {
      // A person who asks sees that it is tried, also while the service is away.
      if (store && !isRunning && current.phase === 'failed') show({ phase: 'working', receivedItems: 0 })
      run()
    },
    noteWork: () => {
      isStill = false
      // While the service is away the growing wait decides; a sign-in is a person's to give.
      if (!store || waitsAfterFailure() || current.phase === 'sign_in_needed') return
      const now = clock.now().getTime()
      firstUnsentWork ??= now
      const latest = firstUnsentWork + timing.sendAtLeast - now
      cancelSend?.()
      cancelSend = clock.after(Math.max(0, Math.min(timing.sendPause, latest)), run)
    },
    status: () => current,
    uploads: () => uploads.travelling(),
  }
}
