/**
 * What is logged of a failure: what it is and where it came from. A database puts what was to be stored beside its own words
 * (`params`, `detail`, `where`): somebody's data are nobody's to read in a log.
 */
export function loggedFailure(failure: Error & { readonly code?: string | undefined }) {
  const { name, message, code, stack } = failure
  return { type: name, message, ...(code !== undefined && { code }), stack: stack ?? '' }
}
