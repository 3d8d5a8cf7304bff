/** Standard input and output; when the input ends, what was asked before is still answered. */
import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/server'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'

export class WholeAnswers extends StdioServerTransport {
  readonly #asked = new Set<unknown>()
  readonly #answered = Promise.withResolvers<void>()
  readonly #over = Promise.withResolvers<void>()
  #isEnded = false

  get isOver(): Promise<void> {
    return this.#over.promise
  }

  override async start(): Promise<void> {
    const handOn = this.onmessage
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- A transport is no target of events.
    this.onmessage = (message) => {
      this.#note(message)
      handOn?.(message)
    }
    process.stdin.once('end', () => (this.#isEnded = true))
    await super.start()
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    try {
      await super.send(message)
    } finally {
      if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message))
        this.#settle(message.id)
    }
  }

  /** Also called by itself, when the input ends or nobody reads the output any more. */
  override async close(): Promise<void> {
    if (this.#isEnded && this.#asked.size > 0) await this.#answered.promise
    await super.close()
    this.#over.resolve()
  }

  /** Without a word more. */
  leave(): void {
    this.#answered.resolve()
    this.#asked.clear()
    this.#over.resolve()
  }

  #note(message: JSONRPCMessage): void {
    // A subscription lasts as long as its asker, and what is taken back gets no answer.
    if (isJSONRPCRequest(message) && message.method !== 'subscriptions/listen')
      this.#asked.add(message.id)
    else if (isJSONRPCNotification(message) && message.method === 'notifications/cancelled')
      this.#settle(message.params?.['requestId'])
  }

  #settle(id: unknown): void {
    this.#asked.delete(id)
    if (this.#isEnded && this.#asked.size === 0) this.#answered.resolve()
  }
}
