/** What an identifier means that SPDX has given up. */
export interface Meaning {
  readonly id: string
  readonly exception: string | null
}

/** GNU licences that say neither "only" nor "or later". */
const bare = /^(A?GPL|LGPL|GFDL)-\d\.\d$/

/** Identifiers that SPDX made of a licence and an exception; https://github.com/spdx/license-list-XML says what they are. */
const withException: Readonly<Record<string, readonly [licence: string, exception: string]>> = {
  'GPL-2.0-with-autoconf-exception': ['GPL-2.0', 'Autoconf-exception-2.0'],
  'GPL-2.0-with-bison-exception': ['GPL-2.0', 'Bison-exception-2.2'],
  'GPL-2.0-with-classpath-exception': ['GPL-2.0', 'Classpath-exception-2.0'],
  'GPL-2.0-with-font-exception': ['GPL-2.0', 'Font-exception-2.0'],
  'GPL-2.0-with-GCC-exception': ['GPL-2.0', 'GCC-exception-2.0'],
  'GPL-3.0-with-autoconf-exception': ['GPL-3.0', 'Autoconf-exception-3.0'],
  'GPL-3.0-with-GCC-exception': ['GPL-3.0', 'GCC-exception-3.1'],
  // Their texts say "or later" themselves.
  'eCos-2.0': ['GPL-2.0-or-later', 'eCos-exception-2.0'],
  wxWindows: ['LGPL-2.0-or-later', 'WxWindows-exception-3.1'],
}

/** What an identifier of a GNU licence means, with or without a "+" behind it; any other stays as it is. */
export function meaningOf(identifier: string, hasPlus: boolean): Meaning {
  const [licence, exception = null] = withException[identifier] ?? [identifier]
  return { id: bare.test(licence) ? `${licence}-${hasPlus ? 'or-later' : 'only'}` : licence, exception }
}
