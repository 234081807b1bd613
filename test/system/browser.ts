import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const CHROMIUM = '/usr/bin/chromium'
const QUIET = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic']

// Where there is no Chromium of Debian's, the Chrome that is installed will do.
const INSTALLED = existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : { channel: 'chrome' }

/** A browser that asks nobody for anything by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...INSTALLED, args: ['--no-sandbox', '--disable-gpu', ...QUIET] })
}
