import { CameraOutlined, CheckCircleFilled, FileTextOutlined } from "@ant-design/icons"
import { evidenceMediaType } from "@qianhang/shared/contracts"
import { Button, Progress } from "antd"
import { useId, useRef, type ChangeEvent } from "react"
import { useTranslation } from "react-i18next"
import { failureWords } from "../../components/failure-words"
import type { EvidenceSending } from "./use-evidence-sending"

interface EvidenceFieldProps { readonly label: string; readonly sending: EvidenceSending; readonly kept: { readonly name: string } | null; readonly lost: string | null; readonly missing: boolean }

const kinds = evidenceMediaType.options

/** Photograph or choose one file. It travels at once, tries again by itself on a weak network, and can be sent again without choosing anew. */
export function EvidenceField({ label, sending, kept, lost, missing }: EvidenceFieldProps) {
  const { t } = useTranslation()
  const camera = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const id = useId()
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ""
    if (file) void sending.choose(file)
  }
  const { busy, percent, waiting, offline, problem, error, picture } = sending
  const wrong = problem ? t(`record.${problem}`) : error ? failureWords(t, error) : missing && !busy ? t("record.file_needed") : null
  return (
    <fieldset className="evidence" aria-describedby={`${id}-help`}>
      <legend>{label}</legend>
      <input ref={camera} className="visually-hidden" type="file" accept="image/*" capture="environment" tabIndex={-1} aria-hidden="true" onChange={choose} />
      <input ref={files} className="visually-hidden" type="file" accept={kinds.join(",")} aria-label={label} onChange={choose} />
      {picture ? <img className="evidence-picture" src={picture} alt={t("record.file_alt")} /> : null}
      {kept && !busy ? <p className="evidence-kept"><CheckCircleFilled aria-hidden="true" /> {t("record.sent", { name: kept.name })}</p> : null}
      <div className="evidence-buttons">
        <Button className="evidence-camera" size="large" icon={<CameraOutlined />} disabled={busy} onClick={() => camera.current?.click()}>{t("record.shoot")}</Button>
        <Button size="large" icon={<FileTextOutlined />} disabled={busy} onClick={() => files.current?.click()}>{kept ? t("record.again") : t("record.choose")}</Button>
      </div>
      <p className="muted small" id={`${id}-help`}>{t("record.file_help")}</p>
      {busy ? (
        <div role="status">
          <Progress percent={percent} showInfo={false} />
          <span className="small">{offline ? t("record.offline") : waiting ? t("record.waiting") : percent === 0 ? t("record.preparing") : t("record.sending", { percent })}</span>
        </div>
      ) : null}
      {lost && !kept && !busy && !wrong ? <p role="status" className="evidence-lost">{t("record.file_lost", { name: lost })}</p> : null}
      {wrong ? <p role="alert" className="field-wrong">{wrong} {error ? <Button onClick={sending.again}>{t("record.file_again")}</Button> : null}</p> : null}
    </fieldset>
  )
}
