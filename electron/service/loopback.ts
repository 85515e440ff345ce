const names: readonly string[] = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a host, as `URL.hostname` writes it, is this very computer, or the near end of a tunnel, which looks the same. */
export function isLoopback(hostname: string): boolean {
  return names.includes(hostname)
}
