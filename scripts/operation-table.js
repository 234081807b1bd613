// src/coverage/operation-table.ts: of the OpenAPI document what is compared with the requests that came.

const HEAD = `// Made of the OpenAPI document by \`npm run docs\`; change nothing here.

/** A line for each operation of v1: its resource, method, path, the statuses that it can answer, the fields of its body. */
export const OPERATION_TABLE = \`
`
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/** The text of operation-table.ts. */
export function operationTable({ paths, components: { schemas } }) {
  const lines = Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => {
        const { tags, responses, requestBody } = item[method]
        const statuses = Object.keys(responses).join()
        return [tags[0], method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), statuses, fieldsOf(requestBody).join()].join('|')
      })
    )
  return `${HEAD}${lines.join('\n')}\n\`\n`

  function fieldsOf(body) {
    const schema = body?.content['application/json'].schema ?? {}
    const { properties = {} } = schema.$ref ? schemas[schema.$ref.split('/').at(-1)] : schema
    return Object.keys(properties)
  }
}
