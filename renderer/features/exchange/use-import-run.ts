import { useEffect, useRef, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { ImportRefusal } from '#shared/exchange/import-report.ts'
import type { ImportedText } from '#shared/exchange/imported-text.ts'
import { useActor } from '../../editor/use-actor.ts'
import { type BundleContent, doJob, importRefusalBySize, JobStopped } from '../../exchange/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { type JudgedPictures, judgePictures } from './found-pictures.ts'
import type { ImportReport } from './import-reports.ts'
import { type Destination, storeBundle, storeImportedText } from './store-import.ts'

/** How far an import is. */
export type ImportStage =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  | { readonly kind: 'reading'; readonly name: string; readonly bytes: number }
  | {
      readonly kind: 'text'
      readonly name: string
      readonly imported: ImportedText
      readonly pictures: JudgedPictures
      readonly problem: string | null
    }
  | {
      readonly kind: 'bundle'
      readonly name: string
      readonly bundle: BundleContent
      readonly problem: string | null
    }
  | { readonly kind: 'keeping'; readonly done: number; readonly all: number }

export type Stored =
  | {
      readonly kind: 'text'
      readonly item: ItemId
      readonly report: ImportReport
      readonly destination: Destination
    }
  | { readonly kind: 'bundle'; readonly items: readonly ItemId[] }

interface ImportRun {
  readonly stage: ImportStage
  readonly read: (file: File) => void
  /** Stops reading, and goes back to choosing. */
  readonly stop: () => void
  readonly storeText: (destination: Destination) => void
  readonly storeBundle: () => void
}

/** One import, from a file to drafts. Nothing is stored before somebody says so. */
export function useImportRun(first: File | null, onStored: (stored: Stored) => void): ImportRun {
  const text = useText()
  const words = text.exchange.import
  const library = useLibrary()
  const account = useActor()?.actor.account ?? null
  const [stage, setStage] = useState<ImportStage>({ kind: 'choosing', problem: null })
  const underWay = useRef<AbortController | null>(null)

  const refuse = (name: string, refusal: ImportRefusal) => {
    setStage({ kind: 'choosing', problem: words.refused({ name, refusal }) })
  }

  async function readNow(file: File, signal: AbortSignal): Promise<void> {
    const { name, size } = file
    const tooMuch = importRefusalBySize(size)
    if (tooMuch) {
      refuse(name, tooMuch)
      return
    }
    setStage({ kind: 'reading', name, bytes: size })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const outcome = await doJob('read', { bytes, name }, signal)
    switch (outcome.kind) {
      case 'text': {
        const pictures = judgePictures(outcome.text.pictures, text)
        setStage({ kind: 'text', name, imported: outcome.text, pictures, problem: null })
        return
      }
      case 'bundle':
        setStage({ kind: 'bundle', name, bundle: outcome.bundle, problem: null })
        return
      case 'refused':
        refuse(name, outcome.refusal)
    }
  }

  const read = (file: File) => {
    underWay.current?.abort()
    const controller = new AbortController()
    underWay.current = controller
    readNow(file, controller.signal).catch((error: unknown) => {
      if (!(error instanceof JobStopped)) refuse(file.name, { reason: 'failed' })
    })
  }

  const latestRead = useRef(read)
  useEffect(() => {
    if (first) latestRead.current(first)
    return () => underWay.current?.abort()
  }, [first])

  const onProgress = (done: number, all: number) => setStage({ kind: 'keeping', done, all })

  return {
    stage,
    read,
    stop: () => {
      underWay.current?.abort()
      setStage({ kind: 'choosing', problem: null })
    },
    storeText: destination => {
      if (stage.kind !== 'text') return
      const surroundings = { library, account, text, now: () => new Date(), onProgress }
      onProgress(0, stage.pictures.good.length)
      storeImportedText({ ...stage, destination }, surroundings).then(
        stored => {
          if (stored === 'no_caret') setStage({ ...stage, problem: words.noCaret })
          else onStored({ kind: 'text', ...stored, destination })
        },
        () => setStage({ ...stage, problem: words.failed }),
      )
    },
    storeBundle: () => {
      if (stage.kind !== 'bundle') return
      onProgress(0, stage.bundle.files.length)
      storeBundle(stage.bundle, { library, onProgress }).then(
        items => onStored({ kind: 'bundle', items }),
        () => setStage({ ...stage, problem: words.failed }),
      )
    },
  }
}
