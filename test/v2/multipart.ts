const BOUNDARY = 'between-parts'
/** The content type of what `filesIn` makes. */
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`

/** A body of texts and files, as an HTTP library writes it. */
export function filesIn(
  texts: Readonly<Record<string, string>>,
  files: Readonly<Record<string, readonly [filename: string, type: string, content: string]>>
): string {
  const parts = [
    ...Object.entries(texts).map(([name, text]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${text}`),
    ...Object.entries(files).map(([name, [filename, type, content]]) => {
      const head = `Content-Disposition: form-data; name="${name}"; filename="${filename}"`
      return `${head}${type && `\r\nContent-Type: ${type}`}\r\n\r\n${content}`
    })
  ]
  return `${parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`
}
