import { evidenceDoors } from "@qianhang/shared/contracts"
import { REGISTRY_MODULE, type RegistryService } from "../../../../modules/registry"
import { answerPrivateFile } from "../../../answer-private-file"
import { openDoor } from "../../../open-door"
import { notFound } from "../../../refusal"

/** Downloads a file of the member's own cooperative; unknown, erased and others' files answer alike. */
export const GET = openDoor(evidenceDoors.readForMembers, async ({ actor, params, scope, response }) => {
  const { evidence } = scope.resolve<RegistryService>(REGISTRY_MODULE)
  const [file] = await evidence.find([String(params.id)])
  if (!file || file.owner.cooperativeId !== actor.cooperative.id) throw notFound()
  const read = await evidence.read(file.id, { actor: actor.id, reason: "合作社查看本社文件" })
  if (!read) throw notFound()
  answerPrivateFile(response, { ...read, fileName: read.fileName ?? file.id })
})
