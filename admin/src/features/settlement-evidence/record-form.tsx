import type { BatchHousehold } from "@qianhang/shared/contracts"
import { Alert, Button, Input } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Side } from "../../api/settlements"
import { shanghaiToday } from "../../components/shanghai-time"
import { EvidenceField } from "./evidence-field"
import type { useEvidenceDraft } from "./evidence-draft-store"
import { HouseholdChoice } from "./household-choice"
import { useEvidenceSending } from "./use-evidence-sending"
import type { Meant, RecordKind } from "../../components/what-is-recorded"

interface RecordFormProps { readonly side: Side; readonly kind: RecordKind; readonly cooperativeId: string; readonly households: readonly BatchHousehold[]; readonly drafts: ReturnType<typeof useEvidenceDraft>; readonly check: (ready: Omit<Meant, "amountFen">) => void }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Who, when, and the file. What is missing is said beside its field; nothing typed is lost. */
export function RecordForm({ side, kind, cooperativeId, households, drafts, check }: RecordFormProps) {
  const { t } = useTranslation()
  const { draft, restored, change, clear } = drafts
  const [asked, setAsked] = useState(false)
  const sending = useEvidenceSending({ side, purpose: kind === "payout" ? "voucher" : "signed_sheet", cooperativeId, onSending: (name) => change({ sending: name, file: null }), onSent: (file) => change({ file, sending: null }) })
  const today = shanghaiToday()
  const chosen = new Set(draft.household_ids)
  const meant = draft.everyone ? households : households.filter(({ household_id }) => chosen.has(household_id))
  const dayWrong = kind === "payout" && (!DAY.test(draft.paid_on) || draft.paid_on > today)
  const next = () => {
    setAsked(true)
    if (meant.length > 0 && !dayWrong && draft.file && !sending.busy) check({ households: meant, evidenceId: draft.file.id, paidOn: draft.paid_on })
  }
  return (
    <form className="panel record-form" noValidate onSubmit={(event) => { event.preventDefault(); next() }}>
      {restored ? <Alert type="info" showIcon title={t("record.draft")} action={<Button size="small" onClick={clear}>{t("record.draft_clear")}</Button>} /> : null}
      <HouseholdChoice kind={kind} households={households} everyone={draft.everyone} chosen={chosen} missing={asked && meant.length === 0} change={change} />
      {kind === "payout" ? (
        <div className="record-day">
          <label htmlFor="paid-on">{t("record.when")}</label>
          <Input id="paid-on" type="date" max={today} value={draft.paid_on} onChange={(event) => change({ paid_on: event.target.value })} status={asked && dayWrong ? "error" : undefined} aria-invalid={asked && dayWrong} aria-describedby="paid-on-help" />
          {asked && dayWrong ? <p id="paid-on-help" role="alert" className="field-wrong">{t("record.when_wrong")}</p> : <p id="paid-on-help" className="muted small">{t("record.when_help")}</p>}
        </div>
      ) : null}
      <EvidenceField label={t(kind === "payout" ? "record.file_payout" : "record.file_sheet")} sending={sending} kept={draft.file} lost={draft.sending} missing={asked && !draft.file} />
      <Button type="primary" htmlType="submit" size="large" block disabled={sending.busy}>{t("record.check")}</Button>
    </form>
  )
}
