import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { rootCertificates } from 'node:tls'
import t, { type Test } from 'tap'
import { makeCertificates } from '../../src/intercept/certificates.js'
import { trust } from '../../src/intercept/trust.js'

const [OURS, COMPANY, OTHER] = [1, 2, 3].map(() => makeCertificates(['a.example'], Date.now()).authority.trim()) as [string, string, string]
const { key: KEY } = makeCertificates(['a.example'], Date.now())

/** What is written for an environment, in which the texts of files stand in place of their names. */
function trusted(t: Test, files: Record<string, string> = {}, environment: Record<string, string> = {}) {
  const folder = t.testdir({ user: {}, ours: {} })
  const named = Object.entries(files).map(([variable, text]) => {
    const file = join(folder, 'user', `${variable}.pem`)
    writeFileSync(file, text)
    return [variable, file]
  })
  const told: string[] = []
  const ours = join(folder, 'ours')
  const variables = trust(ours, OURS, { ...environment, ...Object.fromEntries(named) }, (sentence) => told.push(sentence))
  const read = (variable: string) => readFileSync(variables[variable] as string, 'utf8')
  return { ours, variables, read, told }
}

t.test('a program trusts the proxy beside all that it trusts anyway', async (t) => {
  const { read, told } = trusted(t)
  for (const variable of ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'])
    for (const certificate of [OURS, ...rootCertificates]) t.ok(read(variable).includes(certificate), variable)
  t.equal(read('NODE_EXTRA_CA_CERTS'), `${OURS}\n`, 'Node has its roots besides')
  t.same(told, [])
})

t.test('it still trusts what the own variables of the user name, of which the certificates alone are copied', async (t) => {
  const files = { NODE_EXTRA_CA_CERTS: `${COMPANY}\n${KEY}`, REQUESTS_CA_BUNDLE: `# a comment\n${KEY}${OTHER}`, SSL_CERT_FILE: COMPANY }
  const { ours, read, told } = trusted(t, files)
  for (const variable of ['SSL_CERT_FILE', 'CURL_CA_BUNDLE'])
    for (const certificate of [OURS, COMPANY, OTHER]) t.equal(read(variable).split(certificate).length, 2, variable)
  t.equal(read('NODE_EXTRA_CA_CERTS'), `${OURS}\n\n${COMPANY}\n`)
  for (const file of readdirSync(ours, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.')))
    t.notMatch(readFileSync(join(ours, file), 'utf8'), /PRIVATE|comment/, file)
  t.same(told, [])
})

t.test('what cannot be used is told, and left out', async (t) => {
  const { read, told } = trusted(t, { CURL_CA_BUNDLE: 'nothing' }, { SSL_CERT_FILE: '/no/such/file', REQUESTS_CA_BUNDLE: '/' })
  t.match(told, [
    /^SSL_CERT_FILE names "\/no\/such\/file", which is not used: ENOENT/,
    /^REQUESTS_CA_BUNDLE names "\/", which is not used: EISDIR/,
    /^CURL_CA_BUNDLE names ".*", which is not used: there is no certificate in it$/
  ])
  t.equal(told.length, 3)
  t.ok(read('SSL_CERT_FILE').includes(OURS))
})

t.test('a file is not read where it is far larger than any list of certificates', async (t) => {
  const { read, told } = trusted(t, { NODE_EXTRA_CA_CERTS: COMPANY.padEnd(16 * 1024 * 1024 + 1, '\n') })
  t.match(told, [/has 16777217 bytes, and at most 16777216 are read$/])
  t.equal(read('NODE_EXTRA_CA_CERTS'), `${OURS}\n`)
})

t.test('PHP has settings besides, after its own or those that the user names', async (t) => {
  const { ours, variables } = trusted(t)
  const own = join(ours, 'php')
  t.equal(variables.PHP_INI_SCAN_DIR, `${delimiter}${own}`)
  const file = JSON.stringify(variables.SSL_CERT_FILE)
  t.equal(readFileSync(join(own, 'certificates.ini'), 'utf8'), `curl.cainfo = ${file}\nopenssl.cafile = ${file}\n`)
  t.match(trusted(t, {}, { PHP_INI_SCAN_DIR: '/user' }).variables.PHP_INI_SCAN_DIR, `/user${delimiter}`)
})
