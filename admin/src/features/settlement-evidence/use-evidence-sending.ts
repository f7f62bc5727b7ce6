import { onlineManager, useMutation } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { Refused, Unreachable } from "../../api/refused"
import { uploadEvidence, type Side } from "../../api/settlements"
import { fileProblem } from "./file-problem"
import { lightenPhoto } from "./lighten-photo"

interface Options { readonly side: Side; readonly purpose: "voucher" | "signed_sheet"; readonly cooperativeId: string; readonly onSending: (name: string) => void; readonly onSent: (file: { id: string; name: string }) => void }
export type EvidenceSending = ReturnType<typeof useEvidenceSending>

const RETRIES = 4
const passing = (error: unknown) => error instanceof Unreachable || (error instanceof Refused && error.status >= 500)

/**
 * Sends a chosen file, again and again while only the network is to blame (2, 4, 8, 16 s apart); without any network it
 * waits and goes on when the phone is back. The file stays in hand until it is there, so nobody chooses it twice.
 */
export function useEvidenceSending({ side, purpose, cooperativeId, onSending, onSent }: Options) {
  const [percent, setPercent] = useState(0)
  const [problem, setProblem] = useState<ReturnType<typeof fileProblem>>(null)
  const [picture, setPicture] = useState<string | null>(null)
  const chosen = useRef<File | null>(null)
  const send = useMutation({
    mutationFn: (file: File) => uploadEvidence(side, { file, purpose, cooperativeId, onProgress: setPercent }),
    retry: (failures, error) => passing(error) && failures < RETRIES,
    retryDelay: (failures) => 2_000 * 2 ** failures,
    onSuccess: ({ id }, file) => onSent({ id, name: file.name }),
  })
  useEffect(() => () => { if (picture) URL.revokeObjectURL(picture) }, [picture])
  const choose = async (original: File) => {
    const kindWrong = fileProblem({ type: original.type, size: 0 })
    setProblem(kindWrong)
    if (kindWrong) return
    const file = await lightenPhoto(original)
    const wrong = fileProblem(file)
    setProblem(wrong)
    if (wrong) return
    setPercent(0)
    setPicture(file.type === "application/pdf" ? null : URL.createObjectURL(file))
    chosen.current = file
    onSending(file.name)
    send.mutate(file)
  }
  const again = () => {
    setPercent(0)
    if (chosen.current) send.mutate(chosen.current)
  }
  return { choose, again, busy: send.isPending, percent, waiting: send.failureCount > 0, offline: send.isPaused && !onlineManager.isOnline(), problem, error: send.error, picture }
}
