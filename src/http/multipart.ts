import { JsonError } from './json.js'

/** Each costs time, whatever is in it. */
const MOST_PARTS = 100
const BOUNDARY = /;\s*boundary=(?:"([^"]+)"|([^\s";]+))/i

/** A body of `multipart/form-data`: its texts by their names, and its files in their order. */
export interface Multipart {
  fields: Record<string, string>
  files: { name: string; file: File }[]
}

/** Whether a body of this type has several parts. */
export function isMultipart(contentType: string | undefined): boolean {
  return /^\s*multipart\/form-data\s*(;|$)/i.test(contentType ?? '')
}

/**
 * Reads the parts of a body. Of texts with the same name the last counts.
 * @param contentType as it came, with the boundary
 * @throws JsonError
 */
export async function parseMultipart(bytes: Buffer, contentType: string): Promise<Multipart> {
  const [, quoted, plain] = BOUNDARY.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw new JsonError('the Content-Type names no boundary; let the HTTP library write it')
  if (hasMore(bytes, `--${boundary}`)) throw new JsonError(`the body has more than ${MOST_PARTS} parts; send fewer`)
  try {
    // Node.js reads it as fetch does.
    const form = await new Response(bytes, { headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` } }).formData()
    const parts = [...form]
    return {
      fields: Object.fromEntries(parts.filter((part): part is [string, string] => typeof part[1] === 'string')),
      files: parts.flatMap(([name, file]) => (typeof file === 'string' ? [] : { name, file }))
    }
  } catch {
    throw new JsonError(
      'the body is not the multipart/form-data that its Content-Type names; let the HTTP library write both, with the same boundary'
    )
  }
}

/** Whether there are more than as many, before anything of them is read; the last stands at the end. */
function hasMore(bytes: Buffer, boundary: string): boolean {
  let at = -1
  for (let count = 0; count <= MOST_PARTS + 1; count++) {
    at = bytes.indexOf(boundary, at + 1)
    if (at === -1) return false
  }
  return true
}
