import type { LedgerEntryView } from "@qianhang/shared/contracts"
import { ACCOUNT_NAMES } from "@qianhang/shared/ledger"
import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons"
import { formatFen, parseFen, sumFen } from "@qianhang/shared/money"
import { useTranslation } from "react-i18next"
import { money } from "../../components/money"

type Posting = LedgerEntryView["postings"][number]

/** The postings with their balance, added up here and not taken on trust. Debits are positive, credits negative. */
export function PostingTable({ postings }: { readonly postings: readonly Posting[] }) {
  const { t } = useTranslation()
  const balance = sumFen(postings.map((posting) => parseFen(posting.amount_fen)))
  return (
    <div className="postings">
      <table>
        <caption>{t("entry.postings")}</caption>
        <thead><tr><th scope="col">{t("entry.account")}</th><th scope="col">{t("entry.party")}</th><th scope="col">{t("entry.line")}</th><th scope="col" className="amount">{t("entry.debit")}</th><th scope="col" className="amount">{t("entry.credit")}</th></tr></thead>
        <tbody>{postings.map((posting, index) => <PostingRow key={index} posting={posting} />)}</tbody>
      </table>
      <p className={balance === 0n ? "balanced" : "unbalanced"}>{balance === 0n ? <CheckCircleFilled /> : <CloseCircleFilled />} {balance === 0n ? t("entry.balanced") : t("entry.unbalanced", { amount: money(formatFen(balance)) })}</p>
    </div>
  )
}

function PostingRow({ posting }: { readonly posting: Posting }) {
  const { t } = useTranslation()
  const account = ACCOUNT_NAMES.find((name) => name === posting.account)
  const credit = posting.amount_fen.startsWith("-")
  return (
    <tr className={posting.account === "household_benefit" ? "to-household" : undefined}>
      <th scope="row">{account ? t(`entry.accounts.${account}`) : posting.account}</th>
      <td className="hash">{posting.household_id ?? posting.cooperative_id ?? ""}</td>
      <td className="hash">{posting.line_id ?? ""}</td>
      <td className="amount figures" data-label={credit ? undefined : t("entry.debit")}>{credit ? "" : money(posting.amount_fen)}</td>
      <td className="amount figures" data-label={credit ? t("entry.credit") : undefined}>{credit ? money(posting.amount_fen.slice(1)) : ""}</td>
    </tr>
  )
}
