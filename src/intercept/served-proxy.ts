import { type LogTarget, STDERR } from '../journal/log.js'
import type { Settings } from '../options/options.js'
import { refusalOfOther } from './hosts.js'
import { InterceptingProxy } from './proxy.js'

/**
 * The proxy of the option `--proxy`, which others may reach: it passes nothing on but to the emulator.
 * @throws what Node's `listen` throws when the port cannot be had, with the name of its option
 */
export async function serveProxy(
  url: string,
  { host, proxyPort: port, log, logTarget = STDERR }: Settings & { proxyPort: number }
): Promise<InterceptingProxy> {
  try {
    return await InterceptingProxy.start({ url, environment: {}, tell: teller(log, logTarget), refusalOfOther, listen: { host, port } })
  } catch (error) {
    throw Object.assign(error as Error, { option: 'proxyPort' })
  }
}

function teller(log: Settings['log'], target: LogTarget): (sentence: string) => void {
  if (log === 'silent') return () => {}
  return (sentence) => target.write(log === 'json' ? JSON.stringify({ proxy: sentence }) : `proxy: ${sentence}`)
}
