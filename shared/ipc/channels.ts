/**
 * The names under which calls, events and the library channel cross between page and main process. They stand apart
 * from the contract because the sandboxed preload needs them and nothing else: it parses nothing.
 */

/** One channel for all calls, one for all events: the names travel inside. */
export const callChannel = 'osor-desk:call'
export const eventChannel = 'osor-desk:event'
/** The window message that brings the page its end of the library channel, as a transferred MessagePort. */
export const libraryPortMessage = 'osor-desk:library-port'
