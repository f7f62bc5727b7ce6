import { CameraOutlined } from "@ant-design/icons"
import { useMutation } from "@tanstack/react-query"
import { Button, Progress } from "antd"
import { useId, useRef, useState, type ChangeEvent } from "react"
import { useTranslation } from "react-i18next"
import { uploadPicture } from "../../api/upload-picture"
import { failureWords } from "../../components/failure-words"
import { pictureUrl } from "../../components/picture-url"

const EIGHT_MEGABYTES = 8 * 1024 * 1024
const kinds = ["image/jpeg", "image/png", "image/webp"]

export interface ChosenPicture { readonly path: string; readonly url: string }
interface PictureFieldProps { readonly value?: ChosenPicture; readonly onChange?: (picture: ChosenPicture) => void; readonly id?: string }

/** Chooses and sends one picture at once, so that a draft keeps it; shows it while it travels. */
export function PictureField({ value, onChange, id }: PictureFieldProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const [percent, setPercent] = useState(0)
  const [local, setLocal] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const send = useMutation({ mutationFn: (file: File) => uploadPicture(file, setPercent), onSuccess: ({ picture, url }) => onChange?.({ path: picture, url }) })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ""
    if (!file) return
    if (!kinds.includes(file.type)) return setWrong(t("product.picture_kind"))
    if (file.size > EIGHT_MEGABYTES) return setWrong(t("product.picture_big"))
    setWrong(null)
    setPercent(0)
    setLocal(URL.createObjectURL(file))
    send.mutate(file)
  }
  const shown = send.isError ? null : (local ?? (value ? pictureUrl(value.url) : null))
  const failure = wrong ?? (send.error ? failureWords(t, send.error) : null)
  return (
    <div className="picture-field">
      <input ref={input} id={id} className="visually-hidden" type="file" accept={kinds.join(",")} onChange={choose} aria-describedby={hintId} aria-label={t("product.picture")} />
      {shown ? <img src={shown} alt={t("product.picture_alt")} /> : <button type="button" className="picture-empty" tabIndex={-1} aria-hidden="true" onClick={() => input.current?.click()}><CameraOutlined /></button>}
      <div>
        <Button onClick={() => input.current?.click()} loading={send.isPending}>{value ? t("product.picture_change") : t("product.picture_choose")}</Button>
        <p className="muted small" id={hintId}>{t("product.picture_hint")}</p>
        {send.isPending ? <div role="status"><Progress percent={percent} size="small" /><span className="small">{t("product.picture_sending", { percent })}</span></div> : null}
        {failure ? <p role="alert" className="field-wrong">{failure}</p> : null}
      </div>
    </div>
  )
}
