import { model } from "@medusajs/framework/utils"

/** 合作社: the seller. Only an `approved` one shows its goods; `suspended` hides all of them at once without touching any product. */
export const Cooperative = model.define("cooperative", {
  id: model.id({ prefix: "coop" }).primaryKey(),
  name: model.text().searchable(),
  short_name: model.text(),
  handle: model.text().unique(),
  /** GB/T 2260 */
  county_code: model.text().index(),
  village: model.text().nullable(),
  /** 统一社会信用代码, GB 32100 */
  credit_code: model.text().unique(),
  licence_number: model.text().nullable(),
  licence_expires_on: model.text().nullable(),
  state: model.enum(["pending", "approved", "suspended"]).default("pending"),
  ships_within_days: model.number().default(3),
  story: model.text().nullable(),
  members: model.hasMany(() => Member, { mappedBy: "cooperative" }),
})

/** A person who works for a cooperative and may log in at its workbench (actor `member`). */
export const Member = model.define("member", {
  id: model.id({ prefix: "memb" }).primaryKey(),
  name: model.text(),
  email: model.text().unique(),
  cooperative: model.belongsTo(() => Cooperative, { mappedBy: "members" }),
})
