/** The network, wherever it is needed: an argument, so that whoever starts the desk decides how it is reached. */
export type Network = typeof fetch

/** The network as the main process has it. */
export const network: Network = (input, init) => fetch(input, init)
