/** A small SMTP server on this machine that takes mails, or does with them what a test wishes. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface SmtpServer {
  port: number
  /** What was taken whole, as it came. */
  mails: { to: string; text: string }[]
  /** All that was said by those who came. */
  heard: string[]
  close: () => Promise<void>
}

/** What to answer to a command; undefined is as usual. "cut" ends the connection, "silence" says nothing ever. */
export type Manner = (command: string) => string | undefined

export async function smtpServer(manner: Manner = () => undefined): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = []
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    let waiting = ''
    let to = ''
    let isMail = false
    const answer = (command: string, usual: string): void => {
      const said = manner(command) ?? usual
      if (said === 'cut') socket.destroy()
      else if (said !== 'silence') socket.write(`${said}\r\n`)
    }
    const hear = (line: string): void => {
      heard.push(line)
      const command = line.slice(0, 4).toUpperCase()
      if (command === 'EHLO') answer(command, '250-here\r\n250 AUTH PLAIN')
      else if (command === 'AUTH') answer(command, '235 welcome')
      else if (command === 'DATA') {
        answer(command, '354 go on')
        isMail = (manner(command) ?? '354').startsWith('354')
      } else {
        if (command === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? ''
        answer(command, command === 'QUIT' ? '221 bye' : '250 fine')
        if (command === 'QUIT') socket.end()
      }
    }
    answer('here', '220 here')
    socket.setEncoding('utf8').on('data', (part: string) => {
      waiting += part
      for (;;) {
        const mark = isMail ? '\r\n.\r\n' : '\r\n'
        const end = waiting.indexOf(mark)
        if (end < 0) return
        const text = waiting.slice(0, end)
        waiting = waiting.slice(end + mark.length)
        if (!isMail) hear(text)
        else {
          isMail = false
          const said = manner('mail')
          if (said === undefined || said.startsWith('2') || said === 'cut') mails.push({ to, text })
          answer('mail', '250 taken')
        }
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    heard,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
