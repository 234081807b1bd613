// src/coverage/operation-table.ts: of the OpenAPI document what is compared with the requests that came.

const HEAD = `// Made of the OpenAPI document by \`npm run docs\`; change nothing here.

/** A line for each operation: its resource, method, path, the statuses that it can answer, the fields of its body. */
export const OPERATION_TABLE = \`
`
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/** What the answers of version 2 are beside those of its contract. */
const BESIDE = ['429', '503']

/** The text of operation-table.ts, of the documents of both versions. */
export function operationTable(v1, v2) {
  const lines = [...linesOf(v1, (path) => path.startsWith('/v1/'), '', []), ...linesOf(v2, () => true, 'v2 ', BESIDE)]
  return `${HEAD}${lines.join('\n')}\n\`\n`
}

function linesOf({ paths, components: { schemas } }, isOfApi, prefix, more) {
  return Object.entries(paths)
    .filter(([path]) => isOfApi(path))
    .flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => {
        const { tags, responses, requestBody } = item[method]
        const statuses = [...Object.keys(responses), ...more].join()
        const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1')
        return [prefix + tags[0], method.toUpperCase(), pattern, statuses, fieldsOf(requestBody, schemas).join()].join('|')
      })
    )
}

function fieldsOf(body, schemas) {
  const [{ schema = {} } = {}] = Object.values(body?.content ?? {})
  const { properties = {} } = schema.$ref ? schemas[schema.$ref.split('/').at(-1)] : schema
  return Object.keys(properties)
}
