import { model } from "@medusajs/framework/utils"

/** 合作社: the seller. Only an `approved` one shows its goods; any other state hides all of them at once without touching any product. */
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
  state: model.enum(["applied", "county_recommended", "approved", "suspended", "ended", "refused"]).default("applied"),
  /** counts changes, so that nobody changes what he has not read */
  version: model.number().default(1),
  /** what it sells, as far as licences depend on it: a list of the contract's trades */
  trades: model.array().default(["raw_produce"]),
  /** whom the programme speaks to; seen by staff and by the cooperative alone */
  contact_name: model.text().nullable(),
  contact_mobile: model.text().nullable(),
  /** public: the contact on certificates (承诺达标合格证) */
  service_phone: model.text().nullable(),
  /** the worst standing of its licences as of the last nightly look or their last change; null where none was shown */
  licences_standing: model.enum(["valid", "expiring", "expired"]).nullable(),
  ships_within_days: model.number().default(3),
  story: model.text().nullable(),
  members: model.hasMany(() => Member, { mappedBy: "cooperative" }),
  licences: model.hasMany(() => Licence, { mappedBy: "cooperative" }),
  steps: model.hasMany(() => CooperativeStep, { mappedBy: "cooperative" }),
})

/** A person who works for a cooperative and may log in at its workbench (actor `member`). */
export const Member = model.define("member", {
  id: model.id({ prefix: "memb" }).primaryKey(),
  name: model.text(),
  email: model.text().unique(),
  cooperative: model.belongsTo(() => Cooperative, { mappedBy: "members" }),
})

/** A licence as it was shown. A renewal is another row: earlier ones stay on record (E-commerce law 31). */
export const Licence = model.define("licence", {
  id: model.id({ prefix: "lic" }).primaryKey(),
  type: model.enum(["business", "food_production", "food_workshop", "food_trade"]),
  number: model.text(),
  /** of the register's private files; null only for demo data */
  evidence_file_id: model.text().nullable(),
  /** Asia/Shanghai, the last day it is valid; null where it never expires */
  expires_on: model.text().nullable(),
  cooperative: model.belongsTo(() => Cooperative, { mappedBy: "licences" }),
})

/** One decision about a cooperative: who, when, why. The database refuses to change or delete a row. */
export const CooperativeStep = model.define("cooperative_step", {
  id: model.id({ prefix: "cstep" }).primaryKey(),
  step: model.enum(["apply", "apply_again", "recommend", "approve", "refuse", "suspend", "reinstate", "end"]),
  to_state: model.text(),
  actor: model.text(),
  role: model.text(),
  reason: model.text(),
  cooperative: model.belongsTo(() => Cooperative, { mappedBy: "steps" }),
})
