import type { z } from "zod"
import { readConfiguration } from "../config"
import { refusedFrom, Unreachable } from "./refused"
import { currentSession } from "./session-store"
import { readAnswer } from "./transport"

interface Upload<Answer extends z.ZodType> {
  readonly path: string
  /** name of the multipart field that holds the file */
  readonly field: string
  readonly file: Blob
  readonly texts?: Readonly<Record<string, string>>
  readonly answer: Answer
  /** gets whole percents */
  readonly onProgress: (percent: number) => void
}

/** Longer than this without a byte moving, and the connection counts as gone: a weak network often dies without saying so. */
const STALLED_MS = 30_000

/** Sends one file. XMLHttpRequest, because fetch tells no upload progress. Throws as `call` does. */
export function uploadFile<Answer extends z.ZodType>({ path, field, file, texts = {}, answer, onProgress }: Upload<Answer>): Promise<z.output<Answer>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", readConfiguration().backend_url + path)
    const token = currentSession()?.token
    if (token) request.setRequestHeader("authorization", `Bearer ${token}`)
    let stalled = setTimeout(() => request.abort(), STALLED_MS)
    request.upload.onprogress = (event) => {
      clearTimeout(stalled)
      stalled = setTimeout(() => request.abort(), STALLED_MS)
      if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100))
    }
    request.onerror = () => reject(new Unreachable(path))
    request.onabort = () => reject(new Unreachable(path))
    request.onloadend = () => clearTimeout(stalled)
    request.onload = () => {
      const body = parseBody(request.responseText)
      if (request.status >= 400) return reject(refusedFrom(request.status, body))
      try {
        resolve(readAnswer(path, answer, body))
      } catch (broken) {
        reject(broken)
      }
    }
    const form = new FormData()
    for (const [name, text] of Object.entries(texts)) form.append(name, text)
    form.append(field, file)
    request.send(form)
  })
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
