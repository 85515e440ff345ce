import { useEffect } from 'react'
import type { AskedFor } from '#shared/ipc/contract.ts'
import { desk } from '../../bridge/index.ts'

/** Shows what is asked for from outside the program: an item whose address was opened, a notification that was pressed. */
export function useAskedFor(show: (asked: AskedFor) => void): void {
  useEffect(() => {
    const ask = () =>
      void desk.call('program.askedFor', null).then(
        asked => asked && show(asked),
        () => undefined,
      )
    ask()
    return desk.on('program.askedFor', ask)
  }, [show])
}
