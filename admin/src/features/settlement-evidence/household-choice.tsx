import type { BatchHousehold } from "@qianhang/shared/contracts"
import { Button, Checkbox, Input, Radio } from "antd"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { money } from "../../components/money"
import { amountOf, dueOf, found, type RecordKind } from "../../components/what-is-recorded"

interface HouseholdChoiceProps { readonly kind: RecordKind; readonly households: readonly BatchHousehold[]; readonly everyone: boolean; readonly chosen: ReadonlySet<string>; readonly missing: boolean; readonly change: (changed: { everyone?: boolean; household_ids?: string[] }) => void }

/** All of them, or some by hand; what they are owed stands beside each and is added up, never typed. */
export function HouseholdChoice({ kind, households, everyone, chosen, missing, change }: HouseholdChoiceProps) {
  const { t } = useTranslation()
  const meant = everyone ? households : households.filter(({ household_id }) => chosen.has(household_id))
  return (
    <fieldset className="choice">
      <legend>{t("record.who")}</legend>
      <Radio.Group className="choice-kinds" value={everyone} onChange={(event) => change({ everyone: Boolean(event.target.value) })} options={[{ value: true, label: t(kind === "payout" ? "record.everyone_payout" : "record.everyone", { count: households.length }) }, { value: false, label: t("record.some") }]} />
      {everyone ? null : <ChoiceList kind={kind} households={households} chosen={chosen} change={(ids) => change({ household_ids: ids })} />}
      {missing ? <p role="alert" className="field-wrong">{t("record.none_chosen")}</p> : <p className="choice-sum" role="status">{t("record.chosen", { count: meant.length, amount: money(amountOf(kind, meant)) })}</p>}
    </fieldset>
  )
}

interface ChoiceListProps { readonly kind: RecordKind; readonly households: readonly BatchHousehold[]; readonly chosen: ReadonlySet<string>; readonly change: (ids: string[]) => void }

const FINDABLE = 8

function ChoiceList({ kind, households, chosen, change }: ChoiceListProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState("")
  const shown = found(households, typed)
  const toggle = (id: string, on: boolean) => change(on ? [...chosen, id] : [...chosen].filter((each) => each !== id))
  return (
    <div className="choice-list">
      <div className="choice-tools">
        {households.length > FINDABLE ? <Input allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t("record.find")} aria-label={t("record.find")} /> : null}
        <Button onClick={() => change([...new Set([...chosen, ...shown.map(({ household_id }) => household_id)])])}>{t("record.choose_all")}</Button>
        <Button onClick={() => change([])}>{t("record.choose_none")}</Button>
      </div>
      {shown.length === 0 ? <p className="muted">{t("record.none_found")}</p> : null}
      <ul>
        {shown.map((household) => (
          <li key={household.household_id}>
            <Checkbox checked={chosen.has(household.household_id)} onChange={(event) => toggle(household.household_id, event.target.checked)}>
              <span className="choice-name">{household.name ?? t("household.no_name")} <span className="muted small">{household.village} <span className="figures">{household.household_code}</span></span></span>
            </Checkbox>
            <span className="figures">{money(dueOf(kind, household))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
