/** Carries a control call: to the same process, or over the network. */
export type Transport = (call: Omit<Call, 'signal'> & Ending) => Promise<Answer>

export interface Ending {
  /** Has a listener told, once, that the caller waits no longer. */
  whenEnded?: ((listener: (why: unknown) => void) => void) | undefined
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_emulator`. */
  path: string
  /** Whose location it concerns; without it all. */
  apiKey: string | undefined
  /** JSON text. */
  body?: string | undefined
  signal?: AbortSignal | undefined
  /** Whether what is answered is a text to read, and no JSON. */
  isText?: boolean | undefined
}

export interface Answer {
  status: number
  body: unknown
}

/** A call that failed, and why. */
export class EmulatorError extends Error {
  override name = 'EmulatorError'
  /** `timeout`, `reset`, `closed`, `dropped`, `unknown-key`, `unreachable`, `bad-fault`, `bad-request`, … */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Makes a control call with a body of data.
 * @throws EmulatorError
 */
export async function send<Body>(transport: Transport, { body: data, ...call }: Omit<Call, 'body'> & { body?: unknown }): Promise<Body> {
  const { status, body } = await transport({ ...call, ...(data !== undefined && { body: jsonOf(data) }) })
  if (status === 200) return body as Body
  const { error } = body as { error: { code: string; message: string } }
  throw new EmulatorError(error.code, error.message)
}

function jsonOf(data: unknown): string {
  try {
    return JSON.stringify(data)
  } catch (error) {
    throw new EmulatorError('bad-request', `what was given is no plain data: ${(error as Error).message.split('\n')[0]}`)
  }
}

/** The headers of a call. */
export function headersOf(apiKey: string | undefined, controlKey: string | undefined): Record<string, string> {
  return {
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    ...(controlKey !== undefined && { 'x-control-key': controlKey })
  }
}
