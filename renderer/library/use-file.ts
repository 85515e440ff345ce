import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { FileId } from '#shared/content/kept-file.ts'
import { useSyncStatus } from '../bridge/index.ts'
import type { FileRecord } from './files.ts'
import { useOpenLibrary } from './provider.tsx'

/** A file as a page can show it, or why it cannot. */
export type ShownFile =
  | { readonly kind: 'here'; readonly url: string; readonly mediaType: string; readonly bytes: number }
  | { readonly kind: 'waiting' }
  /** Not on this computer, and the service cannot be asked now; it is asked again when it can. */
  | { readonly kind: 'unreachable' }
  /** The service has no such file for this account. */
  | { readonly kind: 'not_there' }

/** Object URLs by file, shared by everybody who shows it, with how many do. */
const shown = new Map<FileId, { readonly url: string; viewers: number }>()

function startShowing(id: FileId, content: Blob): string {
  const known = shown.get(id)
  if (known) {
    known.viewers += 1
    return known.url
  }
  const url = URL.createObjectURL(content)
  shown.set(id, { url, viewers: 1 })
  return url
}

function stopShowing(id: FileId): void {
  const known = shown.get(id)
  if (!known) return
  known.viewers -= 1
  if (known.viewers > 0) return
  shown.delete(id)
  URL.revokeObjectURL(known.url)
}

const waiting: ShownFile = { kind: 'waiting' }

type Known = { readonly id: FileId; readonly shown: ShownFile }

/** Whether the service answers, as far as the last sync has shown. */
function useServiceAnswers(): boolean {
  const phase = useSyncStatus()?.phase
  return phase === 'idle' || phase === 'working'
}

/** What the service said of a file that is not on this computer; asked again when it can be reached again. */
function useFetched(id: FileId | null, isMissing: boolean): Known | undefined {
  const { fetchFile } = useOpenLibrary()
  const answers = useServiceAnswers()
  const [known, setKnown] = useState<Known>()

  useEffect(() => {
    if (id === null || !isMissing) return
    if (!answers) {
      setKnown({ id, shown: { kind: 'unreachable' } })
      return
    }
    let isOver = false
    setKnown({ id, shown: waiting })
    void fetchFile(id).then(outcome => {
      // A kept one shows by itself.
      if (!isOver && outcome !== 'kept') setKnown({ id, shown: { kind: outcome } })
    })
    return () => {
      isOver = true
    }
  }, [id, isMissing, answers, fetchFile])

  return known
}

/**
 * A file, live: from this computer, or fetched from the service once and kept. The address ends when nobody shows
 * the file any more.
 */
export function useFile(id: FileId | null): ShownFile {
  const { database } = useOpenLibrary()
  const asked = useLiveQuery(
    async () =>
      id === null ? undefined : { id, isHere: (await database.files.where('id').equals(id).count()) > 0 },
    [database, id],
  )
  // The hook hands on the last file's answer until the next one's is there.
  const isHere = asked?.id === id ? asked?.isHere : undefined
  const [here, setHere] = useState<Known>()
  const fetched = useFetched(id, isHere === false)

  useEffect(() => {
    if (id === null || !isHere) return
    let isOver = false
    let isShown = false
    const show = (record: FileRecord | undefined) => {
      if (!record || isOver) return
      isShown = true
      const { content, mediaType, bytes } = record
      setHere({ id, shown: { kind: 'here', url: startShowing(id, content), mediaType, bytes } })
    }
    // A library that is being closed shows nothing any more.
    database.files.get(id).then(show, () => undefined)
    return () => {
      isOver = true
      setHere(undefined)
      if (isShown) stopShowing(id)
    }
  }, [database, id, isHere])

  if (here && here.id === id) return here.shown
  return fetched && fetched.id === id && isHere === false ? fetched.shown : waiting
}
