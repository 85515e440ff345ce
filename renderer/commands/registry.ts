import { useEffect, useMemo, useRef } from 'react'
import { create } from 'zustand'
import type { CommandId } from '#shared/ipc/commands.ts'

interface Registration {
  readonly id: CommandId
  /** Works while a dialog has the focus. */
  readonly inDialog: boolean
  readonly run: () => void
}

/** Who does what now. A view that comes later takes precedence over the frame behind it. */
const useRegistry = create<{ readonly registrations: readonly Registration[] }>()(() => ({
  registrations: [],
}))

function handlerOf(id: CommandId, inDialog: boolean): Registration | undefined {
  return useRegistry
    .getState()
    .registrations.findLast(registration => registration.id === id && (!inDialog || registration.inDialog))
}

/** Does a command. False where nothing on screen can do it now. */
export function runCommand(
  id: CommandId,
  place: { readonly inDialog: boolean } = { inDialog: false },
): boolean {
  const handler = handlerOf(id, place.inDialog)
  handler?.run()
  return handler !== undefined
}

/** The commands that something on screen can do now. */
export function useAvailableCommands(): ReadonlySet<CommandId> {
  const registrations = useRegistry(registry => registry.registrations)
  return useMemo(() => new Set(registrations.map(registration => registration.id)), [registrations])
}

export interface CommandOptions {
  /** While false, the command is left to whoever else offers it. */
  readonly enabled?: boolean
  readonly inDialog?: boolean
}

/** Offers to do a command while the component is on screen. */
export function useCommand(
  id: CommandId,
  handler: () => void,
  { enabled = true, inDialog = false }: CommandOptions = {},
): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!enabled) return
    const registration: Registration = { id, inDialog, run: () => latest.current() }
    useRegistry.setState(({ registrations }) => ({ registrations: [...registrations, registration] }))
    return () =>
      useRegistry.setState(({ registrations }) => ({
        registrations: registrations.filter(other => other !== registration),
      }))
  }, [id, enabled, inDialog])
}
