import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'

interface DecisionOnItsWayProps {
  readonly copy: WorkingCopy
  readonly transition: NonNullable<WorkingCopy['decisionOnItsWay']>
}

/** A decision that was taken and has not arrived; until it is handed to the network it can be taken back. */
export function DecisionOnItsWay({ copy, transition }: DecisionOnItsWayProps) {
  const { editor: text } = useText()
  const library = useLibrary()
  const canTakeBack = copy.status.kind === 'on_this_computer'
  const takeBack = async () => {
    const isBack = await library.takeBackDecision(copy.id).catch(() => false)
    showToast({ message: isBack ? text.takenBack : text.tooLateToTakeBack })
  }
  return (
    <Notice
      tone="green"
      role="status"
      actions={
        canTakeBack && (
          <Button size="small" onPress={() => void takeBack()}>
            {text.takeBack}
          </Button>
        )
      }
    >
      {text.onItsWay[transition]}
    </Notice>
  )
}
