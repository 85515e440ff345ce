/** A place among the files that travel, and the memory that its content may take. */
interface Place {
  /** The content has come and takes no more than this: others may have the rest. */
  takes(bytes: number): void
  leave(): void
}

/** Lets so many files travel at once, with so much content in memory; the others wait in the order of their coming. */
export interface UploadRoom {
  /** Resolves once there is a place for content of at most so many bytes. */
  enter(): Promise<Place>
}

interface RoomSize {
  readonly files: number
  readonly memory: number
  /** The most that one file may take. */
  readonly largest: number
}

export function createUploadRoom({ files, memory, largest }: RoomSize): UploadRoom {
  const waiting: (() => void)[] = []
  let inside = 0
  let taken = 0

  function letIn(): void {
    // A file that would never fit alone has to go all the same.
    while (inside === 0 || (inside < files && taken + largest <= memory)) {
      const next = waiting.shift()
      if (!next) return
      inside += 1
      taken += largest
      next()
    }
  }

  function place(): Place {
    let holds = largest
    const hold = (bytes: number) => {
      taken += bytes - holds
      holds = bytes
    }
    return {
      takes: bytes => {
        hold(bytes)
        letIn()
      },
      leave: () => {
        hold(0)
        inside -= 1
        letIn()
      },
    }
  }

  return {
    enter: () =>
      new Promise(resolve => {
        waiting.push(() => resolve(place()))
        letIn()
      }),
  }
}
