import { plain, SERVED } from './hosts.js'

/** Whether a host is this machine, by a name or address that nobody else can have. */
export function isLocal(host: unknown): boolean {
  const name = plain(host).replace(/^\[|\]$/g, '')
  return /^(.+\.)?localhost$|^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(name) || ['::1', '0.0.0.0', '::'].includes(name)
}

/** Why nothing is sent to another host with `--intercept-only`; undefined for this machine. */
export function refusalOfDistant(host: string): string | undefined {
  if (isLocal(host)) return undefined
  return `${host} is not called, because --intercept-only lets pass what is for ${SERVED.join(', ')} or this machine alone; stub this call in the test, or take --intercept without -only`
}
