import net from "node:net"
import { CannotStart, type PortName, portVariables } from "./settings.js"

/** Whether something on 127.0.0.1 already listens on this port. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once("error", () => resolve(true))
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(false)))
  })
}

/** @throws CannotStart naming the first taken port and the variable that moves it. */
export async function assertFree(ports: Readonly<Partial<Record<PortName, number>>>): Promise<void> {
  for (const [name, port] of Object.entries(ports) as [PortName, number][]) {
    if (await isTaken(port)) throw new CannotStart(`Port ${port} is busy, which the ${name} needs: stop what uses it, or set ${portVariables[name].variable} to a free one.`)
  }
}

/** As many different free ports as asked for, for throw-away shops. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise<net.Server>((resolve) => {
      const server = net.createServer().listen(0, "127.0.0.1", () => resolve(server))
    })),
  )
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** A readiness question: does this URL answer 2xx? */
export const answers = (url: string) => async (): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
