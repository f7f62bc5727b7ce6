import { ByteWriter } from "./byte-writer.js"

/** What a stored text says is not what the field table allows. `at` is the path, e.g. `postings.3.amountFen`. */
export class FieldUnreadable extends Error {
  override readonly name = "FieldUnreadable"
  constructor(readonly at: string, readonly expected: string, readonly found: unknown) {
    super(`${at || "entry"}: expected ${expected}, found ${describe(found)}`)
  }
}

/** JSON as this ledger writes it: whole numbers beyond a double's reach are decimal strings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One description of a field serves three uses: its canonical bytes, its JSON and reading that JSON back. So what is
 * stored, what is hashed and what is exported cannot drift apart. Values start with different marks, and each says its
 * own length, so no two values share their bytes.
 */
export interface Codec<T> {
  write(value: T, out: ByteWriter): void
  toJson(value: T): Json
  /** Throws FieldUnreadable. */
  fromJson(json: unknown, at: string): T
}

/** The canonical bytes of one value. */
export function bytesOf<T>(codec: Codec<T>, value: T): Uint8Array {
  const out = new ByteWriter(4096)
  codec.write(value, out)
  return out.bytes()
}

/** `<bytes>:<UTF-8>` */
export const text: Codec<string> = {
  write: (value, out) => out.sized(value),
  toJson: (value) => value,
  fromJson: (json, at) => {
    if (typeof json !== "string") throw new FieldUnreadable(at, "a text", json)
    return json
  },
}

/** `i<decimal>;`, in JSON a decimal string */
export const whole: Codec<bigint> = {
  write: (value, out) => out.ascii(`i${value};`),
  toJson: (value) => value.toString(),
  fromJson: (json, at) => {
    if (typeof json !== "string" || !/^(0|-?[1-9]\d*)$/.test(json)) throw new FieldUnreadable(at, "a decimal string of a whole number", json)
    return BigInt(json)
  },
}

/** `i<decimal>;`, in JSON a number; for counts, rates and milliseconds */
export const count: Codec<number> = {
  write: (value, out) => out.ascii(`i${requireSafe(value, "")};`),
  toJson: (value) => value,
  fromJson: (json, at) => requireSafe(json, at),
}

/** `t` or `f` */
export const flag: Codec<boolean> = {
  write: (value, out) => out.ascii(value ? "t" : "f"),
  toJson: (value) => value,
  fromJson: (json, at) => {
    if (typeof json !== "boolean") throw new FieldUnreadable(at, "true or false", json)
    return json
  },
}

/** A text out of a closed list. */
export function oneOf<T extends string>(allowed: readonly T[]): Codec<T> {
  return {
    write: text.write,
    toJson: text.toJson,
    fromJson: (json, at) => {
      const found = allowed.find((value) => value === json)
      if (found === undefined) throw new FieldUnreadable(at, `one of ${allowed.join(", ")}`, json)
      return found
    },
  }
}

/** Exactly this number; how a format names its version. */
export function exactly<T extends number>(version: T): Codec<T> {
  return {
    write: count.write,
    toJson: count.toJson,
    fromJson: (json, at) => {
      if (json !== version) throw new FieldUnreadable(at, `${version}`, json)
      return version
    },
  }
}

/** `n` for null, else the value. */
export function nullable<T>(inner: Codec<T>): Codec<T | null> {
  return {
    write: (value, out) => (value === null ? out.ascii("n") : inner.write(value, out)),
    toJson: (value) => (value === null ? null : inner.toJson(value)),
    fromJson: (json, at) => (json === null ? null : inner.fromJson(json, at)),
  }
}

/** `l<items>:` and the items in order. */
export function list<T>(inner: Codec<T>): Codec<readonly T[]> {
  return {
    write: (value, out) => {
      out.ascii(`l${value.length}:`)
      for (const item of value) inner.write(item, out)
    },
    toJson: (value) => value.map((item) => inner.toJson(item)),
    fromJson: (json, at) => {
      if (!Array.isArray(json)) throw new FieldUnreadable(at, "a list", json)
      return json.map((item, index) => inner.fromJson(item, `${at}.${index}`))
    },
  }
}

/** One codec per field of T, in the order they are hashed: leaving a field out does not compile. */
export type Fields<T> = { readonly [K in keyof T]-?: Codec<T[K]> }

/** `r<fields>:` and the values in the order of the table; in JSON an object with exactly these keys. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  return {
    write: (value, out) => {
      out.ascii(`r${names.length}:`)
      for (const name of names) fields[name].write(value[name], out)
    },
    toJson: (value) => {
      const json: Record<string, Json> = {}
      for (const name of names) json[name] = fields[name].toJson(value[name])
      return json
    },
    fromJson: (json, at) => {
      const source = requireKeys(json, names, at)
      const value: Partial<T> = {}
      for (const name of names) value[name] = fields[name].fromJson(source[name], at === "" ? name : `${at}.${name}`)
      return value as T
    },
  }
}

function requireKeys(json: unknown, names: readonly string[], at: string): Record<string, unknown> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new FieldUnreadable(at, "an object", json)
  const source = json as Record<string, unknown>
  const missing = names.find((name) => !Object.hasOwn(source, name))
  if (missing !== undefined) throw new FieldUnreadable(at, `the field ${missing}`, undefined)
  const unknown = Object.keys(source).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new FieldUnreadable(at, "no field but the known ones", unknown)
  return source
}

function requireSafe(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || Object.is(value, -0)) throw new FieldUnreadable(at, "a whole number", value)
  return value
}

function describe(found: unknown): string {
  return typeof found === "string" ? JSON.stringify(found).slice(0, 80) : Array.isArray(found) ? "a list" : found === null ? "null" : typeof found === "object" ? "an object" : String(found)
}
