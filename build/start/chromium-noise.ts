/**
 * Whether a line is one that Chromium prints where there is no message bus and no graphics card, as in a container.
 * It is true there and means nothing to the reader.
 */
export function isChromiumNoise(line: string): boolean {
  return /^\[\d+:[\d/.]+:(ERROR|WARNING):(bus|object_proxy|viz_main_impl|gpu_process_host|command_buffer_proxy_impl|vaapi_wrapper|angle_platform_impl)\.cc\(\d+\)\]/.test(
    line,
  )
}
