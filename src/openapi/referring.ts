/** Schemas, as JSON, to the name of each. */
export type Names = ReadonlyMap<string, string>

/** Where a component is found in the document. */
export function reference(kind: 'schemas' | 'responses' | 'parameters', name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` }
}

/** The same, with a reference in place of each part that equals a named schema. */
export function referring(part: unknown, names: Names): unknown {
  if (typeof part !== 'object' || part === null) return part
  const name = names.get(JSON.stringify(part))
  return name === undefined ? partsReferring(part, names) : reference('schemas', name)
}

/** The same for each of its parts, and not for the whole. */
export function partsReferring(whole: object, names: Names): unknown {
  if (Array.isArray(whole)) return whole.map((part) => referring(part, names))
  return Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, referring(part, names)]))
}
