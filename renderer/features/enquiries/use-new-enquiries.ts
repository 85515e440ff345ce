import { useCallback, useEffect, useRef } from 'react'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { useArrivedEnquiries } from '../../library/index.ts'
import { usePreferences } from '../../ui-state/preferences.ts'
import { isQuiet } from '../notices/index.ts'
import { newsOf } from './new-enquiries.ts'

/** So often it is looked whether quiet hours are over, in milliseconds. */
const look = 60_000

/** Has the system show that enquiries have come, unless it is a quiet hour: then all of them together afterwards. */
export function useNewEnquiries(): void {
  const text = useText()
  const untold = useRef<readonly Enquiry[]>([])
  const { areShown, quietHours } = usePreferences(({ notifications }) => notifications)
  const tell = useCallback(() => {
    const now = new Date()
    if (areShown && isQuiet(now, quietHours)) return
    const notification = newsOf(untold.current, now, text)
    untold.current = []
    // What cannot be shown stands in the inbox.
    if (areShown && notification !== null)
      void desk.call('program.notify', notification).catch(() => undefined)
  }, [areShown, quietHours, text])
  useArrivedEnquiries(
    useCallback(
      (came: readonly Enquiry[]) => {
        untold.current = [...untold.current, ...came]
        tell()
      },
      [tell],
    ),
  )
  useEffect(() => {
    const timer = setInterval(tell, look)
    return () => clearInterval(timer)
  }, [tell])
}
