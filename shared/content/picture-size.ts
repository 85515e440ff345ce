/** Width and height of a picture as it is shown, in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Size of a PNG, from its first chunk (PNG 11.2.1); null where that is not all there. */
export function sizeOfPng(bytes: Uint8Array): PixelSize | null {
  const view = viewOf(bytes)
  const header = 0x49484452
  if (bytes.length < 33 || view.getUint32(12) !== header) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Size of a GIF, from its screen descriptor (GIF89a 18); null where that is not all there. */
export function sizeOfGif(bytes: Uint8Array): PixelSize | null {
  if (bytes.length < 13) return null
  const view = viewOf(bytes)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** Markers that stand alone, without a length behind them (JPEG B.1.1.3). */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** Markers of a frame, which says the size; three of the range mean something else (JPEG B.1.1.3). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** "Exif" and two zeros, at the start of an application segment (Exif 4.5.4). */
const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0]
const orientationTag = 0x0112

/** The orientation that an Exif segment tells (TIFF 6.0, section 2), or null. `start` is where its TIFF part begins. */
function orientationIn(view: DataView, start: number, end: number): number | null {
  if (end - start < 8) return null
  const isLittle = view.getUint16(start) === 0x4949
  const entries = start + view.getUint32(start + 4, isLittle)
  if (entries + 2 > end) return null
  const count = view.getUint16(entries, isLittle)
  for (let index = 0; index < count; index += 1) {
    const at = entries + 2 + index * 12
    if (at + 12 > end) return null
    if (view.getUint16(at, isLittle) === orientationTag) return view.getUint16(at + 8, isLittle)
  }
  return null
}

/**
 * Size of a JPEG, as it is shown once it is turned as its camera says; null where no frame is found. Goes from segment
 * to segment, so its work does not grow with what stands in them.
 */
export function sizeOfJpeg(bytes: Uint8Array): PixelSize | null {
  const view = viewOf(bytes)
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (standsAlone(marker)) {
      at += 2
      continue
    }
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    if (isFrame(marker)) {
      if (length < 8) return null
      const stored = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
      // From 5 on it lies on its side: what is shown is as wide as the stored picture is high.
      return orientation >= 5 ? { width: stored.height, height: stored.width } : stored
    }
    const isExif = marker === 0xe1 && exifMark.every((byte, index) => bytes[at + 4 + index] === byte)
    if (isExif) orientation = orientationIn(view, at + 10, end) ?? orientation
    at = end
  }
  return null
}
