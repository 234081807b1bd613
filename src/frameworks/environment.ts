import { appendFileSync } from 'node:fs'

/** The value of an environment variable; an empty one is as good as none. */
export function variable(name: string): string | undefined {
  return process.env[name] || undefined
}

/** Sets environment variables; what it returns makes them what they were. */
export function setVariables(values: Record<string, string>): () => void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, values)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

/** Adds to the summary of the step of a workflow, where GitHub runs it. */
export function appendToSummary(markdown: string): void {
  const file = variable('GITHUB_STEP_SUMMARY')
  if (file !== undefined) appendFileSync(file, markdown)
}
