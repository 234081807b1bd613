// Who looks must not wait for what comes all at once.
const LONGEST_MS = 20

/** The server-sent events of a response, as they come: `{event, id, data}`, the data parsed. */
export async function* readEvents(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop()
      let begun = performance.now()
      for (const block of blocks) {
        if (performance.now() - begun > LONGEST_MS) {
          await new Promise((resolve) => setTimeout(resolve))
          begun = performance.now()
        }
        const event = parse(block)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function parse(block) {
  const fields = {}
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).replace(/^ /, '')
  }
  return fields.data === undefined ? undefined : { event: fields.event, id: Number(fields.id), data: JSON.parse(fields.data) }
}
