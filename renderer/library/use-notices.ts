import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { type NoticeReading, type NoticeRecord, noticeReading } from './notices.ts'
import { useOpenLibrary } from './provider.tsx'

/** What this person is told of, the newest first, live; undefined while it is read. */
export function useNotices(): readonly NoticeRecord[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(() => database.notices.orderBy('at').reverse().toArray(), [database])
}

export function useNoticeReading(): NoticeReading {
  const { database } = useOpenLibrary()
  return useMemo(() => noticeReading(database), [database])
}
