import { Notification } from 'electron'

/** Kept until they are closed: a notification that is collected as garbage can no longer be pressed. */
const shown = new Set<Notification>()

/** Shows a notification of the system's, and calls back when it is pressed; false where the system has none. */
export function notify({ title, body }: { title: string; body: string }, onPress: () => void): boolean {
  if (!Notification.isSupported()) return false
  const notification = new Notification({ title, body })
  shown.add(notification)
  const forget = () => shown.delete(notification)
  notification.on('close', forget)
  notification.on('failed', forget)
  notification.on('click', () => {
    forget()
    onPress()
  })
  notification.show()
  return true
}
