import { rotateRegistry } from "../modules/registry/rotation/rotate-registry"

const { REGISTRY_OWNER_DATABASE_URL: ownerUrl, REGISTRY_ENCRYPTION_KEYS: encryptionKeys, EVIDENCE_DIR: evidenceDir } = process.env
if (!ownerUrl || !encryptionKeys || !evidenceDir) {
  console.error("✗ Set REGISTRY_OWNER_DATABASE_URL, REGISTRY_ENCRYPTION_KEYS (the new key first, the old ones behind it) and EVIDENCE_DIR.")
  process.exit(1)
}

/** `npm run registry:rotate-keys`: seals the whole register under the first of the given keys. */
rotateRegistry({ ownerUrl, encryptionKeys, evidenceDir }).then(
  ({ current, rotated }) => {
    for (const [what, count] of Object.entries(rotated)) console.log(`  ${what}: ${count}`)
    console.log(`✓ everything is sealed under key ${current}; the other keys open nothing any more`)
  },
  (error: unknown) => {
    console.error(`✗ The keys could not be rotated: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
