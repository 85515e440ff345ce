import { useEffect } from 'react'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { useNoticeReading, useNotices } from '../../library/index.ts'
import { usePreferences } from '../../ui-state/preferences.ts'
import { notificationOf } from './notification-of.ts'
import { isQuiet } from './quiet-hours.ts'

/** So often it is looked whether quiet hours are over, in milliseconds. */
const look = 60_000

/** Has the system show what happens, unless it is a quiet hour: then all of it together afterwards. */
export function useTelling(): void {
  const text = useText()
  const reading = useNoticeReading()
  const untold = useNotices()?.filter(({ isTold }) => isTold === 0).length ?? 0
  const { areShown, quietHours } = usePreferences(({ notifications }) => notifications)
  useEffect(() => {
    if (untold === 0) return
    const tell = async () => {
      const now = new Date()
      if (areShown && isQuiet(now, quietHours)) return
      const notification = notificationOf(await reading.takeUntold(), now, text)
      if (areShown && notification !== null) await desk.call('program.notify', notification)
    }
    // What cannot be shown stands in Home.
    const tried = () => void tell().catch(() => undefined)
    tried()
    const timer = setInterval(tried, look)
    return () => clearInterval(timer)
  }, [untold, areShown, quietHours, reading, text])
}
