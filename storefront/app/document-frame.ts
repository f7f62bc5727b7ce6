import { createContext } from "react"

/** What only the server knows about the document being rendered. */
export interface DocumentFrame {
  nonce: string
  /** address of the small enhancement script */
  script: string
}

export const DocumentFrameContext = createContext<DocumentFrame>({ nonce: "", script: "" })
