import type { DataSource } from "typeorm"
import { inJournal } from "../journal/open-journal"
import { HandoverRefused } from "../settlement/handover-refused"
import { findCases, type CaseFilter, type HandoverCase } from "./case-store"

const ONE = { page: 1, pageSize: 1 }

/** Confirmations that households said are wrong, until somebody of the programme has looked into them. */
export class Cases {
  constructor(private readonly source: () => Promise<DataSource>) {}

  async list(filter: CaseFilter, paging: { page: number; pageSize: number }): Promise<{ cases: HandoverCase[]; total: number }> {
    return findCases((await this.source()).manager, filter, paging)
  }

  async find(id: string): Promise<HandoverCase | null> {
    return (await this.list({ ids: [id] }, ONE)).cases[0] ?? null
  }

  /** @throws HandoverRefused `stale_version`, `wrong_state` */
  async close(asked: { id: string; version: number; resolution: string; actor: string }): Promise<HandoverCase> {
    return inJournal(await this.source(), async ({ manager }) => {
      const [before] = (await findCases(manager, { ids: [asked.id] }, ONE)).cases
      const version = before?.closedAt ? 2 : 1
      if (asked.version !== version) throw new HandoverRefused("stale_version", `case ${asked.id} is at version ${version}`)
      if (version === 2) throw new HandoverRefused("wrong_state", `case ${asked.id} is closed`)
      await manager.query("insert into benefit.handover_case_closing (case_id, resolution, actor) values ($1, $2, $3)", [asked.id, asked.resolution, asked.actor])
      const [after] = (await findCases(manager, { ids: [asked.id] }, ONE)).cases
      return after as HandoverCase
    })
  }
}
