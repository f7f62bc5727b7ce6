/** A line of indigo batik, used as divider: drop, dot, drop. */
export function BatikRule({ className = "" }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={`block h-3 w-full text-indigo ${className}`} preserveAspectRatio="xMidYMid slice">
      <defs>
        <pattern id="batik" width="28" height="12" patternUnits="userSpaceOnUse">
          <path d="M0 6 Q7 -1 14 6 T28 6" fill="none" stroke="currentColor" strokeWidth="1.2" opacity=".55" />
          <path d="M0 6 Q7 13 14 6 T28 6" fill="none" stroke="currentColor" strokeWidth="1.2" opacity=".55" />
          <circle cx="7" cy="6" r="1.6" fill="currentColor" />
          <circle cx="21" cy="6" r="1.6" fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="12" fill="url(#batik)" />
    </svg>
  )
}

/** Teeth of a silver comb: the edge of a certificate. */
export function CombEdge() {
  return (
    <svg aria-hidden="true" className="block h-3 w-full text-silver" preserveAspectRatio="xMidYMid slice">
      <defs>
        <pattern id="comb" width="8" height="12" patternUnits="userSpaceOnUse">
          <path d="M1 0 V8 A2.5 2.5 0 0 0 6 8 V0" fill="none" stroke="currentColor" strokeWidth="1.3" />
        </pattern>
      </defs>
      <rect width="100%" height="12" fill="url(#comb)" />
    </svg>
  )
}
