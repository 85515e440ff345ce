/** Numbers up to 2^32, of which nobody knows beforehand how many there will be. */
export class GrowingNumbers {
  #numbers = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length] = number
    this.#length += 1
  }

  /** What was put in, in an array of just that length. */
  taken(): Uint32Array {
    return this.#numbers.slice(0, this.#length)
  }
}

/** Bytes, of which nobody knows beforehand how many there will be. */
export class GrowingBytes {
  #bytes = new Uint8Array(4096)
  #length = 0

  get length(): number {
    return this.#length
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }

  pushAll(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Seven bits a byte, the lowest first; the highest bit says that there is more. */
  pushVariable(number: number): void {
    this.#reserve(5)
    let rest = number
    while (rest > 127) {
      this.#bytes[this.#length] = (rest & 127) | 128
      this.#length += 1
      rest >>>= 7
    }
    this.#bytes[this.#length] = rest
    this.#length += 1
  }

  /** What was put in, in an array of just that length. */
  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}
