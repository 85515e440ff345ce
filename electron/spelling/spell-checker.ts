/** The spell checker of the runtime, as far as the desk uses it. */
export interface SpellChecker {
  /** Host that dictionaries are fetched from; null where the system brings its own. */
  readonly source: string | null
  /** Names of the dictionaries that there are. */
  readonly dictionaries: () => readonly string[]
  /** Checks with one dictionary, which is fetched if it is not on this computer yet; null ends checking. */
  readonly check: (dictionary: string | null) => void
  /** Removes what was fetched of a dictionary. */
  readonly forget: (dictionary: string) => Promise<void>
  /** Calls the listener when a dictionary is there, or could not be fetched. */
  readonly onDictionary: (listener: (dictionary: string, isThere: boolean) => void) => void
}
