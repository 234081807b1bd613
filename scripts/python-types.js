// The types of the Python client: what of the OpenAPI document a test reads or gives, as TypedDicts.

const ROOTS = [
  ...['Contact', 'SeedContact', 'ContactMatch', 'Exchange', 'Explanation', 'RequestMatch', 'ContactPage', 'CreateContact'],
  ...['Fault', 'FaultMatch', 'ArmedFault', 'Enrolment', 'SentData', 'AddedData', 'SnapshotOfLocation', 'Cleared', 'Coverage', 'Migration']
]
const HEAD = `"""What the emulator answers and takes. Made from its OpenAPI document by \`npm run docs\`; change nothing here."""

from __future__ import annotations

from typing import Any, Literal, TypedDict
`
// What a test hardly looks into: a class for each of its many parts would hide the rest.
const OPAQUE = ['Service', 'Team']
const MOST_LITERALS = 20
const PLAIN = { string: 'str', integer: 'int', number: 'float', boolean: 'bool', null: 'None' }

/** The text of schemas.py. */
export function pythonTypes({ components: { schemas } }) {
  const classes = new Map()
  for (const name of ROOTS) define(name, schemas[name])
  return [HEAD, ...classes.values()].join('\n\n')

  function define(name, schema) {
    if (classes.has(name)) return name
    // Keeps its place, before those it is made of.
    classes.set(name, '')
    classes.set(name, classOf(name, schema))
    return name
  }

  function classOf(name, { description, allOf, ...object }) {
    const [base, { properties, required = [] }] = allOf ?? [null, object]
    const names = Object.keys(properties)
    // What is no name in Python cannot be written as a class.
    if (names.some((key) => !/^\w+$/.test(key))) return dictOf(name, description, properties)
    const lines = (keys) => keys.map((key) => fieldOf(key, properties[key], name)).join('')
    const always = names.filter((key) => required.includes(key))
    const sometimes = names.filter((key) => !required.includes(key))
    const head = (bases) => `class ${name}(${bases}):\n${description ? `    """${description}"""\n\n` : ''}`
    const parent = base ? typeOf(base) : 'TypedDict'
    if (always.length === 0) return `${head(`${parent}, total=False`)}${lines(sometimes)}`
    if (sometimes.length === 0) return head(parent) + lines(always)
    // Python 3.10 cannot say it of a single field.
    return `class _${name}(${parent}):\n${lines(always)}\n\n${head(`_${name}, total=False`)}${lines(sometimes)}`
  }

  function dictOf(name, description, properties) {
    const fields = Object.entries(properties).map(([key, schema]) => `        "${key}": ${typeOf(schema)},\n`)
    return `# ${description}\n${name} = TypedDict(\n    "${name}",\n    {\n${fields.join('')}    },\n    total=False,\n)\n`
  }

  function fieldOf(key, schema, name) {
    return `${commentOf(schema.description)}    ${key}: ${typeOf(schema, name + capital(key))}\n`
  }

  /** @param name of the class of an object that has none of its own */
  function typeOf(schema, name) {
    if (schema.$ref && OPAQUE.includes(nameOf(schema))) return 'dict[str, Any]'
    if (schema.$ref) return define(nameOf(schema), schemas[nameOf(schema)])
    if (schema.anyOf) return union(schema.anyOf.map((one) => typeOf(one, name)))
    if (schema.enum?.length > MOST_LITERALS) return 'str'
    if (schema.enum) return `Literal[${schema.enum.map((one) => JSON.stringify(one)).join(', ')}]`
    if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type }, name)))
    if (schema.type === 'array') return `list[${typeOf(schema.items, name.replace(/s$/, ''))}]`
    if (schema.type === 'object') return objectOf(schema, name)
    return PLAIN[schema.type] ?? 'Any'
  }

  function objectOf(schema, name) {
    // One that says next to nothing of what is in it is no class.
    if (Object.keys(schema.properties ?? {}).length > 1) return define(name, schema)
    const { additionalProperties: values } = schema
    return `dict[str, ${typeof values === 'object' ? typeOf(values, name) : 'Any'}]`
  }
}

function commentOf(description = '') {
  const lines = description.match(/.{1,110}(?= |$)/g) ?? []
  return lines.map((line) => `    # ${line.trim()}\n`).join('')
}

function union(types) {
  const all = [...new Set(types)]
  if (all.every((type) => type.startsWith('Literal['))) return `Literal[${all.map((type) => type.slice(8, -1)).join(', ')}]`
  return all.join(' | ')
}

function nameOf({ $ref }) {
  return $ref.slice($ref.lastIndexOf('/') + 1)
}

function capital(key) {
  return key.replace(/^\W*(\w)/, (_, first) => first.toUpperCase())
}
