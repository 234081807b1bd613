import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version
} from '@peculiar/asn1-x509'

const HOUR_MS = 3_600_000
// The longest that all clients take.
const VALID_FOR_MS = 397 * 24 * HOUR_MS
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'

/** What a server of some hosts needs, as PEM. */
export interface Certificates {
  /** The certificate of the authority, which is to be trusted. */
  authority: string
  certificate: string
  key: string
}

/**
 * A certificate for hosts, of an authority that is made for it, can vouch for no others, and signs nothing else: its key is in no
 * file, and is gone when this returns.
 * @param now epoch milliseconds; it is valid from an hour before, for clocks differ
 */
export function makeCertificates(hosts: readonly string[], now: number): Certificates {
  const [authority, server] = [newKeyPair(), newKeyPair()]
  const issuer = nameOf(`go-high-level-emulator ${randomBytes(8).toString('hex')}`)
  const issue = (subject: Name, { spki, id }: KeyPair, extensions: Extension[]) => {
    const signature = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 })
    const tbsCertificate = new TBSCertificate({
      ...{ version: Version.v3, serialNumber: newSerialNumber(), signature, issuer, subject },
      validity: new Validity({ notBefore: new Date(now - HOUR_MS), notAfter: new Date(now - HOUR_MS + VALID_FOR_MS) }),
      subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
      extensions: new Extensions([...extensions, extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(id))])
    })
    const signatureValue = exactly(sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), authority.privateKey))
    return pemOf(AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: signature, signatureValue })))
  }
  const names = hosts.map((dNSName) => new GeneralName({ dNSName }))
  const permittedSubtrees = new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base })))
  return {
    authority: issue(issuer, authority, [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), true),
      extension(id_ce_nameConstraints, new NameConstraints({ permittedSubtrees }), true)
    ]),
    certificate: issue(nameOf(hosts[0] as string), server, [
      extension(id_ce_basicConstraints, new BasicConstraints(), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
      extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(authority.id) }))
    ]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  }
}

interface KeyPair {
  privateKey: KeyObject
  /** Of the public key. */
  spki: Buffer
  id: ArrayBuffer
}

function newKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return { privateKey, spki, id: exactly(createHash('sha256').update(spki).digest().subarray(0, 20)) }
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

function nameOf(text: string): Name {
  const value = new AttributeValue({ utf8String: text })
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])])
}

/** Positive, and never the same again. */
function newSerialNumber(): ArrayBuffer {
  return exactly(Buffer.concat([Buffer.of(1), randomBytes(15)]))
}

/** These bytes alone: a buffer may be part of a larger one. */
function exactly(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function pemOf(der: ArrayBuffer): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g) as string[]
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
