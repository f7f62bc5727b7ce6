import type { z } from "zod"

/** Who may knock: programme staff and operators, members of a cooperative, or anybody. */
export type Audience = "staff" | "member" | "public"

/** Programme roles. `county` sees its own county alone; `office` is the Hangzhou office that answers for the platform. */
export const STAFF_ROLES = ["county", "prefecture", "office", "operator"] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/**
 * One HTTP door: the contract that the backend's route is built from (`backend/src/api/open-door.ts`), that `/docs/api`
 * lists, and over which the refusal tests are generated. `path` is as Medusa's router writes it: `/admin/benefit-lots/:id`.
 */
export interface Door {
  readonly method: "GET" | "POST" | "DELETE"
  readonly path: `/${string}`
  readonly audience: Audience
  /** for staff: the roles that may knock, all when left out; others get 403 */
  readonly roles?: readonly StaffRole[]
  /** one line, for `/docs/api` */
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** a multipart upload: the name of its one file field; text fields are read by `body` */
  readonly upload?: string
  /** the upload's largest size, 10 MB when left out */
  readonly uploadBytes?: number
  /** what a success answers; `null` where it is a file */
  readonly answer: z.ZodType | null
  /** 200 unless something is made (201) or begun (202) */
  readonly status?: 200 | 201 | 202
  /** codes of refusals a sender must expect beside those every door has */
  readonly refusals?: readonly string[]
}

/** Keeps a door's exact types. */
export const door = <const D extends Door>(contract: D): D => contract
