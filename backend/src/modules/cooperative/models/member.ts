import { model } from "@medusajs/framework/utils"
import { Cooperative } from "./cooperative"

/** A person who works for a cooperative and may log in at its workbench (actor `member`). */
export const Member = model.define("member", {
  id: model.id({ prefix: "memb" }).primaryKey(),
  name: model.text(),
  email: model.text().unique(),
  cooperative: model.belongsTo(() => Cooperative, { mappedBy: "members" }),
})
