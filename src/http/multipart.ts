import { JsonError } from './json.js'

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
  try {
    // Node.js reads it as fetch does.
    const parts = [...(await new Response(bytes, { headers: { 'content-type': contentType } }).formData())]
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
