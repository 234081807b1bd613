import { createHmac } from 'node:crypto'

const HEADER = base64url('{"alg":"HS256","typ":"JWT"}')

/**
 * A JWT with these claims.
 * @param secret none that is kept: the signature tells a JWT that we made from any other
 */
export function signedJwt(claims: object, secret: string): string {
  const text = `${HEADER}.${base64url(JSON.stringify(claims))}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** Whether a text begins as such a JWT does. */
export function mayBeSigned(text: string): boolean {
  return text.startsWith(HEADER)
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
