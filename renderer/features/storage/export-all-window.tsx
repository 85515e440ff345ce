import { useEffect, useRef, useState } from 'react'
import type { SaveOutcome } from '#shared/ipc/contract.ts'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Everything } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ImportProgress } from '../exchange/index.ts'
import type { ExportedEverything, ExportProgress } from './export-everything.ts'

type Stage =
  | { readonly kind: 'asked' }
  | { readonly kind: 'working'; readonly progress: ExportProgress }
  | { readonly kind: 'done'; readonly path: string; readonly told: ExportedEverything }
  | { readonly kind: 'failed'; readonly reason: Extract<SaveOutcome, { kind: 'failed' }>['reason'] }

interface ExportAllWindowProps {
  /** Reads what there is to export. */
  readonly everything: () => Promise<Everything>
  readonly onClose: () => void
}

/** The disk has said no to a part of the file. */
class NotWritten extends Error {
  override readonly name = 'NotWritten'
  readonly reason: Extract<SaveOutcome, { kind: 'failed' }>['reason']

  constructor(reason: NotWritten['reason']) {
    super(`Not written: ${reason}`)
    this.reason = reason
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

/** Writes everything on this computer to one file that the person chooses: asks, tells how far it is, can be stopped. */
export function ExportAllWindow({ everything, onClose }: ExportAllWindowProps) {
  const text = useText()
  const { exportAll: words } = text.secondCopy
  const [stage, setStage] = useState<Stage>({ kind: 'asked' })
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => () => stopping.current?.abort(), [])

  async function writeTo(file: string, signal: AbortSignal): Promise<ExportedEverything> {
    // What is seldom wanted is loaded when it is.
    const { exportEverything } = await import('./export-everything.ts')
    return exportEverything({
      everything: await everything(),
      text,
      now: () => new Date(),
      write: async bytes => {
        const outcome = await desk.call('program.appendToFile', { file, bytes })
        if (outcome.kind === 'failed') throw new NotWritten(outcome.reason)
      },
      pause,
      onProgress: progress => setStage({ kind: 'working', progress }),
      signal,
    })
  }

  async function run(): Promise<void> {
    const day = new Date().toISOString().slice(0, 10)
    const begun = await desk.call('program.beginFile', { name: words.fileName({ day }) })
    if (begun.kind === 'cancelled') return
    if (begun.kind === 'failed') {
      setStage(begun)
      return
    }
    const { file } = begun
    const controller = new AbortController()
    stopping.current = controller
    setStage({ kind: 'working', progress: { done: 0, all: 0 } })
    try {
      const told = await writeTo(file, controller.signal)
      const saved = await desk.call('program.endFile', { file, isWhole: true })
      if (saved.kind === 'saved') setStage({ kind: 'done', path: saved.path, told })
      else setStage({ kind: 'failed', reason: saved.kind === 'failed' ? saved.reason : 'unknown' })
    } catch (error) {
      await desk.call('program.endFile', { file, isWhole: false })
      if (controller.signal.aborted) setStage({ kind: 'asked' })
      else setStage({ kind: 'failed', reason: error instanceof NotWritten ? error.reason : 'unknown' })
    }
  }

  const start = () => void run().catch(() => setStage({ kind: 'failed', reason: 'unknown' }))
  return (
    <Dialog title={words.title} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      {stage.kind === 'working' && (
        <ImportProgress
          sentence={words.working(stage.progress)}
          part={stage.progress.all === 0 ? null : stage.progress}
          onCancel={() => stopping.current?.abort()}
        />
      )}
      {stage.kind === 'failed' && (
        <Notice tone="red" role="alert">
          {text.exchange.export.failed[stage.reason]}
        </Notice>
      )}
      {stage.kind === 'done' && (
        <Notice tone="green" role="status" title={words.done({ path: stage.path })}>
          {words.contents(stage.told)}
        </Notice>
      )}
      {(stage.kind === 'asked' || stage.kind === 'failed') && (
        <>
          <p>{words.what}</p>
          <p>{words.howToRead}</p>
        </>
      )}
      {stage.kind !== 'working' && (
        <DialogActions>
          <Button onPress={onClose}>{words.close}</Button>
          {stage.kind !== 'done' && (
            <Button variant="primary" onPress={start} autoFocus>
              {words.save}
            </Button>
          )}
        </DialogActions>
      )}
    </Dialog>
  )
}
