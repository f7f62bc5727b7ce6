import type { ThemeConfig } from "antd"

/** The house's colours (DESIGN): indigo batik, thread red, leaf, ochre, handmade paper. */
export const colours = { paper: "#FBFAF6", ink: "#1B2430", muted: "#566070", indigo: "#1F3A6E", deep: "#12264D", red: "#B4232C", leaf: "#2F6B4F", ochre: "#9A6A12", silver: "#8A94A3", mist: "#E8EBF1" } as const

export const fontFamily = '"PingFang SC","HarmonyOS Sans SC","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif'

/** What notices and tags stand on: a breath of their colour on paper, dark enough words on it (5 : 1 and more). */
const grounds = { colorInfoBg: "#EEF2F9", colorInfoBorder: "#C3CFE3", colorSuccessBg: "#EDF5F0", colorSuccessBorder: "#BCD8C9", colorWarningBg: "#FBF4E4", colorWarningBorder: "#E3CB94", colorErrorBg: "#FCEEEE", colorErrorBorder: "#EBC0C2" }

/** antd's tokens; controls are 44 px high so that a thumb meets them. */
export const theme = (phone: boolean): ThemeConfig => ({
  token: {
    colorPrimary: colours.indigo, colorLink: colours.indigo, colorInfo: colours.indigo, colorSuccess: colours.leaf, colorWarning: colours.ochre, colorError: colours.red,
    // antd mixes its own from such dark colours, and they come out as mud.
    ...grounds,
    colorTextBase: colours.ink, colorTextSecondary: colours.muted, colorTextDescription: colours.muted, colorTextPlaceholder: "#6A7482", colorBgLayout: colours.paper, colorBorderSecondary: colours.mist,
    fontFamily, fontSize: phone ? 16 : 14, lineHeight: 1.65, borderRadius: 8, borderRadiusLG: 12, controlHeight: phone ? 44 : 36, motionDurationMid: "0.18s", motionDurationSlow: "0.2s",
  },
  components: {
    Table: { headerBg: "#F3F4F0", headerColor: colours.muted, cellPaddingBlockSM: 9, rowHoverBg: "#F6F7F9" },
    Card: { bodyPadding: 20 },
    Layout: { headerBg: "#FFFFFF", bodyBg: colours.paper },
  },
})
