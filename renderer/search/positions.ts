import { byteAt } from './segment.ts'

/** Reads variable-length numbers, see `GrowingBytes.pushVariable`. */
export class PositionReader {
  readonly #bytes: Uint8Array
  /** Where the next number begins. */
  offset: number

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes
    this.offset = offset
  }

  next(): number {
    let byte = byteAt(this.#bytes, this.offset)
    this.offset += 1
    let number = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = byteAt(this.#bytes, this.offset)
      this.offset += 1
      number |= (byte & 127) << shift
    }
    return number
  }

  /** The places of one posting. */
  places(): readonly number[] {
    const places: number[] = []
    let place = 0
    for (let left = this.next(); left > 0; left -= 1) {
      place += this.next()
      places.push(place)
    }
    return places
  }

  /** Goes past the places of one posting. */
  skip(): void {
    for (let left = this.next(); left > 0; left -= 1) {
      while (byteAt(this.#bytes, this.offset) > 127) this.offset += 1
      this.offset += 1
    }
  }
}
