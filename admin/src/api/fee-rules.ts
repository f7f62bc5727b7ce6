import { feeRuleDoors } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { knock } from "./knock"

export type FeeProposal = z.input<typeof feeRuleDoors.propose.body>
export type FeeDecision = z.input<typeof feeRuleDoors.decide.body>

export const listFeeProposals = (query: { page: number; state?: "proposed" | "approved" | "rejected" }, signal?: AbortSignal) => knock(feeRuleDoors.proposals, { query, signal })
export const proposeFeeRule = async (body: FeeProposal) => (await knock(feeRuleDoors.propose, { body })).proposal
export const decideFeeRule = async (id: string, body: FeeDecision) => (await knock(feeRuleDoors.decide, { params: { id }, body })).proposal
