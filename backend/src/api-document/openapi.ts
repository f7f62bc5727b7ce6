import { doors, refusal, type Door } from "@qianhang/shared/contracts"
import { z } from "zod"

type JsonSchema = Record<string, unknown>

const AUDIENCES: Record<Door["audience"], { tag: string; description: string; security: Record<string, never[]>[] }> = {
  public: { tag: "public", description: "Anybody with the shop's publishable key; orders need their token or their customer", security: [{ publishable_key: [] }] },
  member: { tag: "member", description: "Members of a cooperative; another cooperative's record answers 404", security: [{ bearer: [] }] },
  staff: { tag: "staff", description: "Programme staff and operators; a county officer sees the own county alone", security: [{ bearer: [] }] },
}

/** The OpenAPI 3.1 document of every door, from nothing but the contracts the routes are made from (docs/decisions/0013). */
export function openApiDocument(server: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const door of doors) {
    const path = door.path.replace(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [door.method.toLowerCase()]: operationOf(door) }
  }
  return {
    openapi: "3.1.0",
    info: { title: "黔杭集市 · Qianhang Market", version: "1", description: "Amounts are decimal strings of integer fen, days are Asia/Shanghai, instants are UTC ISO 8601. A refusal is always `{type, code, message, fields?}`." },
    servers: [{ url: server }],
    tags: Object.values(AUDIENCES).map(({ tag, description }) => ({ name: tag, description })),
    paths,
    components: {
      schemas: { refusal: schemaOf(refusal, "output") },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, publishable_key: { type: "apiKey", in: "header", name: "x-publishable-api-key" } },
    },
  }
}

function operationOf(door: Door): JsonSchema {
  const { tag, security } = AUDIENCES[door.audience]
  const names = [...door.path.matchAll(/:(\w+)/g)].map(([, name]) => String(name))
  const pathParameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }))
  return {
    tags: [tag],
    summary: door.summary,
    security,
    ...(door.roles && { "x-roles": door.roles }),
    parameters: [...pathParameters, ...(door.query ? queryParameters(schemaOf(door.query, "input")) : [])],
    ...bodyOf(door),
    responses: { [String(door.status ?? 200)]: successOf(door), ...refusalsOf(door) },
  }
}

function queryParameters(schema: JsonSchema): JsonSchema[] {
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>
  const required = (schema["required"] ?? []) as string[]
  return Object.entries(properties).map(([name, own]) => ({ name, in: "query", required: required.includes(name), schema: own }))
}

function bodyOf(door: Door): JsonSchema {
  const schema = door.body ? schemaOf(door.body, "input") : undefined
  if (door.upload !== undefined) {
    const properties = { ...((schema?.["properties"] ?? {}) as JsonSchema), [door.upload]: { type: "string", format: "binary" } }
    return { requestBody: { required: true, content: { "multipart/form-data": { schema: { type: "object", required: [door.upload], properties } } } } }
  }
  return schema ? { requestBody: { required: true, content: { "application/json": { schema } } } } : {}
}

const successOf = (door: Door): JsonSchema =>
  door.answer === null ? { description: "a file", content: { "application/octet-stream": {} } } : { description: door.summary, content: { "application/json": { schema: schemaOf(door.answer, "output") } } }

function refusalsOf(door: Door): Record<string, JsonSchema> {
  const answer = (description: string): JsonSchema => ({ description, content: { "application/json": { schema: { $ref: "#/components/schemas/refusal" } } } })
  return {
    ...((door.body ?? door.query) && { "400": answer("invalid_fields: every wrong field is named") }),
    ...(door.audience !== "public" && { "401": answer("unauthorized: no login, or one that ended") }),
    ...(door.roles && { "403": answer(`not_your_task: for ${door.roles.join(", ")} alone`) }),
    ...(door.path.includes(":") && { "404": answer("not_found: unknown, or somebody else's") }),
    ...(door.refusals && { "409": answer(door.refusals.join(", ")) }),
  }
}

/** What JSON Schema cannot say (a refinement, a transformation) is left out rather than said wrongly. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" })
  return own
}
