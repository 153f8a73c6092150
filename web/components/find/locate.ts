// Where the visitor is, when they ask for it and allow it.

/** A position, or why there is none. */
export type Found =
  | { is: "here"; lon: number; lat: number }
  | { is: "denied" | "unavailable" | "timeout" | "unsupported" };

/** Asks the browser for the position; the browser asks the visitor. */
export function locate(): Promise<Found> {
  if (!("geolocation" in navigator) || !window.isSecureContext) return Promise.resolve({ is: "unsupported" });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ is: "here", lon: coords.longitude, lat: coords.latitude }),
      (error) => {
        const why = { 1: "denied", 2: "unavailable", 3: "timeout" } as const;
        resolve({ is: why[error.code as 1 | 2 | 3] ?? "unavailable" });
      },
      { enableHighAccuracy: false, timeout: 12_000, maximumAge: 120_000 },
    );
  });
}
