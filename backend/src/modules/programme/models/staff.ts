import { model } from "@medusajs/framework/utils"

/** A person of the support programme (actor `staff`). `county` staff see one county only, the one named in this row and never one named by a token. */
export const Staff = model.define("staff", {
  id: model.id({ prefix: "staff" }).primaryKey(),
  name: model.text(),
  email: model.text().unique(),
  role: model.enum(["county", "prefecture", "office"]),
  county_code: model.text().nullable(),
})
