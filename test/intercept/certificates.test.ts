import { X509Certificate } from 'node:crypto'
import t from 'tap'
import { makeCertificates } from '../../src/intercept/certificates.js'

const NOON = Date.parse('2026-01-01T12:00:00Z')
const HOSTS = ['one.example', 'two.example']

t.test('a certificate is for its hosts, and the authority that signed it is for them alone', async (t) => {
  const { authority, certificate, key } = makeCertificates(HOSTS, NOON)
  const [issuer, server] = [authority, certificate].map((pem) => new X509Certificate(pem)) as [X509Certificate, X509Certificate]
  t.ok(issuer.ca)
  t.notOk(server.ca)
  t.ok(issuer.verify(issuer.publicKey))
  t.ok(server.verify(issuer.publicKey))
  t.ok(server.checkIssued(issuer))
  t.equal(server.subjectAltName, 'DNS:one.example, DNS:two.example')
  t.same(server.keyUsage, ['1.3.6.1.5.5.7.3.1'])
  t.match(key, /^-----BEGIN PRIVATE KEY-----/)
  // Of the name constraints Node says nothing: they are read as they are written, critical and with both names.
  const constrained = Buffer.from('0603551d1e0101ff', 'hex')
  const at = issuer.raw.indexOf(constrained)
  t.ok(at > 0)
  for (const host of HOSTS) t.ok(issuer.raw.indexOf(host, at) > at, host)
})

t.test('it is valid from an hour before, for no longer than clients take', async (t) => {
  for (const pem of Object.values(makeCertificates(HOSTS, NOON)).slice(0, 2)) {
    const { validFrom, validTo } = new X509Certificate(pem)
    t.equal(Date.parse(validFrom), NOON - 3_600_000)
    t.equal(Date.parse(validTo) - Date.parse(validFrom), 397 * 86_400_000)
  }
})

t.test('no two have the same name, number or key', async (t) => {
  const [one, other] = [1, 2].map(() => new X509Certificate(makeCertificates(HOSTS, NOON).authority)) as [X509Certificate, X509Certificate]
  for (const field of ['subject', 'serialNumber', 'fingerprint256'] as const) t.not(one[field], other[field], field)
  t.notOk(one.publicKey.equals(other.publicKey))
})
