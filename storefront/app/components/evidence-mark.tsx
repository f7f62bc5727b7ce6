import type { EvidenceLevel } from "@qianhang/shared/contracts"
import { useTranslation } from "react-i18next"

const levels: EvidenceLevel[] = ["claimed", "documented", "acknowledged", "paid", "received"]

/** Five stitches on a thread; as many are sewn as levels are proven. */
export function EvidenceMark({ level, label = true }: { level: EvidenceLevel; label?: boolean }) {
  const { t } = useTranslation()
  const proven = levels.indexOf(level) + 1
  return (
    <span className="inline-flex items-center gap-1 align-middle text-xs text-leaf">
      <svg viewBox="0 0 42 10" width="38" height="9" role="img" aria-label={t("benefit.evidence_of", { level: t(`evidence.${level}`) })}>
        {levels.map((name, index) => (
          <path key={name} d={`M${index * 8 + 2} 8 L${index * 8 + 7} 2`} stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" opacity={index < proven ? 1 : 0.22} />
        ))}
      </svg>
      {label ? <span aria-hidden="true">{t(`evidence.${level}`)}</span> : null}
    </span>
  )
}
