import { uploadedPicture } from "@qianhang/shared/contracts"
import type { z } from "zod"
import { readConfiguration } from "../config"
import { refusedFrom, Unreachable } from "./refused"
import { currentSession } from "./session-store"
import { readAnswer } from "./transport"

const PATH = "/cooperative/pictures"

/** Sends one picture. XMLHttpRequest, because fetch tells no upload progress; `onProgress` gets whole percents. Throws as `call` does. */
export function uploadPicture(file: Blob, onProgress: (percent: number) => void): Promise<z.output<typeof uploadedPicture>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", readConfiguration().backend_url + PATH)
    const token = currentSession()?.token
    if (token) request.setRequestHeader("authorization", `Bearer ${token}`)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.floor((event.loaded / event.total) * 100))
    request.onerror = () => reject(new Unreachable(PATH))
    request.onload = () => {
      const body = parseBody(request.responseText)
      if (request.status >= 400) return reject(refusedFrom(request.status, body))
      try {
        resolve(readAnswer(PATH, uploadedPicture, body))
      } catch (broken) {
        reject(broken)
      }
    }
    const form = new FormData()
    form.append("picture", file)
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
