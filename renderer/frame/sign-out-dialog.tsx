import { desk } from '../bridge/index.ts'
import { useCommand } from '../commands/index.ts'
import { useText } from '../i18n/index.ts'
import { useOutboxCounts } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { useOverlay } from '../ui-state/overlay.ts'

/** Asks before signing out, and says what becomes of what is not sent yet. */
export function SignOutDialog() {
  const text = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'sign-out')
  const { show, close } = useOverlay.getState()
  const counts = useOutboxCounts()
  const unsent = counts ? counts.waiting + counts.needDecision + counts.refused : 0
  useCommand('account.signOut', () => show('sign-out'))
  const signOut = () => {
    close('sign-out')
    desk.call('account.signOut', null).catch(() => showToast({ message: text.welcome.programFailed }))
  }
  return (
    <Dialog
      title={text.frame.signOutTitle}
      role="alertdialog"
      size="small"
      isOpen={isOpen}
      onOpenChange={open => (open ? show('sign-out') : close('sign-out'))}
    >
      <p>{unsent > 0 ? text.frame.signOutWaiting({ count: unsent }) : text.frame.signOutPlain}</p>
      <DialogActions>
        <Button onPress={() => close('sign-out')}>{text.frame.staySignedIn}</Button>
        <Button variant="primary" onPress={signOut} autoFocus>
          {text.frame.signOut}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
