import { AbstractStartedContainer, GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { type ConnectOptions, connectEmulator, type Emulator } from '../emulator.js'

const PORT = 8080

/** The image of the emulator as a container, which is started once it says that it is healthy. */
export class GoHighLevelEmulatorContainer extends GenericContainer {
  #controlKey: string | undefined

  constructor(image = 'go-high-level-emulator') {
    super(image)
    this.withExposedPorts(PORT).withWaitStrategy(Wait.forHealthCheck())
  }

  /** Control calls then need this key; `connect` gives it. */
  withControlKey(controlKey: string): this {
    this.#controlKey = controlKey
    return this.withEnvironment({ GHL_EMULATOR_CONTROL_KEY: controlKey })
  }

  override async start(): Promise<StartedGoHighLevelEmulatorContainer> {
    return new StartedGoHighLevelEmulatorContainer(await super.start(), this.#controlKey)
  }
}

/** The emulator in a container that runs. */
export class StartedGoHighLevelEmulatorContainer extends AbstractStartedContainer {
  readonly #controlKey: string | undefined

  constructor(container: StartedTestContainer, controlKey?: string) {
    super(container)
    this.#controlKey = controlKey
  }

  /** Such as `http://localhost:32768`: to set as GHL_EMULATOR_URL. */
  getUrl(): string {
    return `http://${this.getHost()}:${this.getMappedPort(PORT)}`
  }

  /** The verbs of `startEmulator()`, for this container. */
  connect(options: ConnectOptions = {}): Promise<Emulator> {
    return connectEmulator(this.getUrl(), { ...(this.#controlKey !== undefined && { controlKey: this.#controlKey }), ...options })
  }
}
