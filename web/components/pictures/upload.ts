// Sending pictures to the service, one request a file, so that each has its own progress and its own error.

/** A picture that the service took. */
export interface Taken {
  id: string;
  /** What an entry names it by. */
  file?: string;
  state: string;
  width?: number;
  height?: number;
  thumb_url?: string | null;
  file_name?: string;
  /** Where it was taken, when the file said so. */
  position?: { lon: number; lat: number } | [lon: number, lat: number] | null;
}

/** What the service answers. */
interface Answer {
  pictures?: Taken[];
  refused?: { file_name: string; reason: string }[];
  message?: string;
}

/** How a file ended: taken, or refused with the service's words (none when there was no answer). */
export type Ending = { taken: Taken[] } | { refused: string | null };

/** Reads an answer. */
export function ending(status: number, body: string): Ending {
  let answer: Answer = {};
  try {
    answer = JSON.parse(body) as Answer;
  } catch {
    // A proxy may answer with a page of its own.
  }
  if (status >= 200 && status < 300 && answer.pictures && answer.pictures.length > 0) return { taken: answer.pictures };
  return { refused: answer.refused?.[0]?.reason ?? answer.message ?? null };
}

/** The position of a picture as longitude and latitude; none when it has none. */
export function positionOf({ position }: Taken): { lon: number; lat: number } | null {
  if (!position) return null;
  const [lon, lat] = Array.isArray(position) ? position : [position.lon, position.lat];
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null;
}

/** Sends one file. `progressed` hears how much of it has gone, 0 to 1. */
export function send(
  url: string,
  file: File,
  fields: Record<string, string>,
  progressed: (share: number) => void,
): Promise<Ending> {
  return new Promise((resolve) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append("file", file, file.name);
    // fetch() does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progressed(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(ending(request.status, request.responseText)));
    for (const failure of ["error", "abort", "timeout"])
      request.addEventListener(failure, () => resolve({ refused: null }));
    request.send(body);
  });
}
