import type { FeeRuleProposal } from "@qianhang/shared/contracts"
import { useQuery } from "@tanstack/react-query"
import { Pagination } from "antd"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { listFeeProposals } from "../../api/fee-rules"
import { readStaff } from "../../api/session"
import { PageHead } from "../../components/page-head"
import { shanghaiDayOf } from "../../components/shanghai-time"
import { StateMark } from "../../components/state-mark"
import { Nothing, Read } from "../../components/states"
import { DecideFeeRule } from "./decide-fee-rule"
import { percentOf } from "./percent"
import { ProposeFeeRule } from "./propose-fee-rule"
import "./fee-rules.css"

const tone = { proposed: "wait", approved: "good", rejected: "still" } as const

/** What the platform takes: rules proposed by one of the office and decided by another. */
export function FeeRules() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const page = Number(/^[1-9]\d{0,3}$/.exec(params.get("page") ?? "")?.[0] ?? 1)
  const staff = useQuery({ queryKey: ["staff"], queryFn: ({ signal }) => readStaff(signal), staleTime: Infinity })
  const proposals = useQuery({ queryKey: ["fee-rules", page], queryFn: ({ signal }) => listFeeProposals({ page }, signal) })
  const office = staff.data?.role === "office" || staff.data?.role === "operator"
  return (
    <>
      <PageHead title={t("fee.title")} lead={t("fee.lead")} />
      {office ? <ProposeFeeRule /> : null}
      <Read query={proposals} rows={6}>
        {(data) => (data.proposals.length === 0 ? <Nothing why={t("fee.none")} /> : (
          <>
            <ul className="cards">{data.proposals.map((proposal) => <Proposal key={proposal.id} proposal={proposal} office={office} />)}</ul>
            {data.total > data.page_size ? <Pagination align="end" current={page} pageSize={data.page_size} total={data.total} showSizeChanger={false} onChange={(next) => setParams({ page: String(next) })} /> : null}
          </>
        ))}
      </Read>
    </>
  )
}

function Proposal({ proposal, office }: { readonly proposal: FeeRuleProposal; readonly office: boolean }) {
  const { t } = useTranslation()
  return (
    <li className="panel fee-rule">
      <div className="panel-head"><h2><span className="figures">{percentOf(proposal.rate_bps)}</span> · {proposal.cooperative_id ?? t("fee.everyone")} · {proposal.category ? t(`category.${proposal.category}`) : t("fee.any_category")}</h2><StateMark tone={tone[proposal.state]}>{t(proposal.state === "proposed" ? "fee.proposals" : proposal.state === "approved" ? "fee.approve" : "fee.reject")}</StateMark></div>
      <p>{t("fee.from", { day: proposal.effective_from })} · {proposal.reason}</p>
      <p className="muted small">{t("fee.by", { who: proposal.proposed_by })} · {shanghaiDayOf(proposal.proposed_at)}{proposal.decision_reason ? ` · ${t("fee.decide_reason")} ${proposal.decision_reason}` : ""}</p>
      {office && proposal.state === "proposed" ? <DecideFeeRule proposal={proposal} /> : null}
    </li>
  )
}
