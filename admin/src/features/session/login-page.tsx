import { useMutation } from "@tanstack/react-query"
import { Alert, Button, Form, Input, Radio } from "antd"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { Refused } from "../../api/refused"
import { enterConsole, enterWorkbench, type Credentials } from "../../api/session"
import { openSession } from "../../api/session-store"
import { LanguageChoice } from "../../components/door-shell"
import { failureWords } from "../../components/failure-words"
import { readConfiguration } from "../../config"
import { DemoHint } from "./demo-hint"
import "./login-page.css"

export type DoorName = "member" | "staff"

/** One page for both doors: choose who you are, e-mail, password. */
export function LoginPage({ firstDoor }: { readonly firstDoor: DoorName }) {
  const { t } = useTranslation()
  const [door, setDoor] = useState<DoorName>(firstDoor)
  const [form] = Form.useForm<Credentials>()
  const enter = useMutation({ mutationFn: (credentials: Credentials) => (door === "member" ? enterWorkbench(credentials) : enterConsole(credentials)), onSuccess: openSession })
  const configuration = readConfiguration()
  useEffect(() => {
    document.title = `${t("session.title")} · ${t("app.name")}`
  }, [t])
  const choose = (next: DoorName) => {
    setDoor(next)
    enter.reset()
  }
  return (
    <main className="login">
      <LoginScene />
      <section className="login-form" aria-labelledby="login-title">
        <div className="login-tools"><LanguageChoice /></div>
        <h1 id="login-title">{t("session.title")}</h1>
        <Radio.Group className="login-doors" aria-label={t("session.doors")} optionType="button" buttonStyle="solid" block value={door} onChange={(event) => choose(event.target.value === "staff" ? "staff" : "member")} options={[{ value: "member", label: t("session.member") }, { value: "staff", label: t("session.staff") }]} />
        <p className="muted small">{door === "member" ? t("session.member_hint") : t("session.staff_hint")}</p>
        {enter.error ? <Alert type="error" showIcon role="alert" title={enter.error instanceof Refused && enter.error.status === 401 ? t("session.refused") : failureWords(t, enter.error)} /> : null}
        <Form<Credentials> form={form} layout="vertical" requiredMark={false} onFinish={(credentials) => enter.mutate(credentials)} disabled={enter.isPending} size="large">
          <Form.Item name="email" label={t("session.email")} validateTrigger="onBlur" rules={[{ required: true, message: t("session.email_needed") }, { type: "email", message: t("session.email_wrong") }]}>
            <Input type="email" inputMode="email" autoComplete="username" autoCapitalize="none" />
          </Form.Item>
          <Form.Item name="password" label={t("session.password")} rules={[{ required: true, message: t("session.password_needed") }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>{enter.isPending ? t("session.entering") : t("session.enter")}</Button>
        </Form>
        {configuration.mode === "demo" ? <DemoHint logins={configuration.logins.filter((login) => login.door === door)} use={(login) => form.setFieldsValue(login)} /> : null}
      </section>
    </main>
  )
}

/** Terraces under indigo, drawn: the page's one motif. */
function LoginScene() {
  const { t } = useTranslation()
  return (
    <div className="login-scene">
      <div className="login-words">
        <p className="login-brand">{t("app.name")}</p>
        <p className="login-line">{t("session.line_one")}<br />{t("session.line_two")}</p>
        <p className="login-small">{t("session.line_three")}</p>
      </div>
      <svg viewBox="0 0 600 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <circle cx="470" cy="66" r="30" fill="#E8EBF1" opacity=".9" />
        <path d="M0 190 Q90 110 190 160 T380 120 T600 150 V300 H0Z" fill="#2B4A85" />
        <path d="M0 220 Q120 160 250 205 T470 180 T600 205 V300 H0Z" fill="#1F3A6E" />
        <g fill="none" stroke="#8FA5CC" strokeWidth="1.6" opacity=".75">
          <path d="M0 236 Q120 178 250 222 T470 198 T600 222" /><path d="M0 252 Q120 198 250 238 T470 216 T600 238" /><path d="M0 268 Q120 218 250 254 T470 234 T600 254" /><path d="M0 284 Q120 238 250 270 T470 252 T600 270" />
        </g>
        <path d="M0 296 H600" stroke="#B4232C" strokeWidth="3" strokeDasharray="10 6" />
      </svg>
    </div>
  )
}
