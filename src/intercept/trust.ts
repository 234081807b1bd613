import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { rootCertificates } from 'node:tls'
import type { Environment } from './proxy-settings.js'

// What OpenSSL and Go, requests, and curl read in place of the roots that they have.
const IN_PLACE_OF_ROOTS = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']
const BESIDE_ROOTS = 'NODE_EXTRA_CA_CERTS'
// Where Debian and Alpine, Fedora, openSUSE, and macOS keep the roots, with those that an administrator has added.
const OF_SYSTEM = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem']
const MOST_BYTES = 16 * 1024 * 1024
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * The variables by which a program trusts the certificate of the proxy, beside all that it trusts without.
 * @param folder where the files are kept that they name
 * @param authority the certificate, as PEM
 * @param tell takes a sentence on what the user's own variables name and cannot be read
 */
export function trust(
  folder: string,
  authority: string,
  environment: Environment,
  tell: (sentence: string) => void
): Record<string, string> {
  const named = (variable: string) => {
    const file = environment[variable]
    return file ? certificatesIn(file, (why) => tell(`${variable} names "${file}", which is not used: ${why}`)) : []
  }
  const save = (name: string, certificates: readonly string[]) => {
    const file = join(folder, name)
    writeFileSync(file, [...new Set([authority.trim(), ...certificates])].join('\n\n').concat('\n'))
    return file
  }
  const extra = named(BESIDE_ROOTS)
  const ofSystem = OF_SYSTEM.flatMap((file) => certificatesIn(file, () => {}))
  const all = save('all.pem', [...rootCertificates, ...ofSystem, ...extra, ...IN_PLACE_OF_ROOTS.flatMap(named)])
  return {
    ...Object.fromEntries(IN_PLACE_OF_ROOTS.map((variable) => [variable, all])),
    [BESIDE_ROOTS]: save('extra.pem', extra),
    PHP_INI_SCAN_DIR: settingsOfPhp(folder, all, environment.PHP_INI_SCAN_DIR)
  }
}

/** PHP has no variable for it, but one for a folder more of settings; where the user names none, that of PHP itself is said by nothing. */
function settingsOfPhp(folder: string, file: string, folders = ''): string {
  const own = join(folder, 'php')
  mkdirSync(own)
  writeFileSync(join(own, 'certificates.ini'), `curl.cainfo = ${JSON.stringify(file)}\nopenssl.cafile = ${JSON.stringify(file)}\n`)
  return `${folders}${delimiter}${own}`
}

/** The certificates alone: a file may also hold a key. */
function certificatesIn(file: string, failed: (why: string) => void): string[] {
  try {
    const { size } = statSync(file)
    if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, and at most ${MOST_BYTES} are read`)
    const found = readFileSync(file, 'utf8').match(CERTIFICATE) ?? []
    if (found.length === 0) throw new Error('there is no certificate in it')
    return found
  } catch (error) {
    failed((error as Error).message)
    return []
  }
}
