export const root: string
export function giveUp(sentence: string): never
export function nodeIsUnfit(version: string): boolean
export function onceGone(pid: number, then: () => void): void
export function run(script: string, args: readonly string[]): Promise<void>
