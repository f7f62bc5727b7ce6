import type { Door } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { call } from "./transport"

type Said<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined
type AnsweringDoor = Door & { readonly answer: z.ZodType }
interface Knock<D extends Door> { readonly params?: Readonly<Record<string, string>>; readonly query?: Said<D["query"]>; readonly body?: Said<D["body"]>; readonly signal?: AbortSignal }

/** Calls a door by its contract: method, path and answer come from there. Throws as `call` does. */
export function knock<const D extends AnsweringDoor>(door: D, { params, query, body, signal }: Knock<D> = {}): Promise<z.output<D["answer"]>> {
  return call<D["answer"]>({ method: door.method, path: doorPath(door.path, params), query: query as Readonly<Record<string, string | number | undefined>> | undefined, body, answer: door.answer, signal })
}

/** A door's path with its `:names` filled in, each escaped. Throws when one is missing: an address with a hole is never asked for. */
export function doorPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name]
    if (!value) throw new Error(`the door ${path} needs ${name}`)
    return encodeURIComponent(value)
  })
}
