// The service's folder goes when everything has run.
import { rmSync } from "node:fs";

export default function teardown(): void {
  rmSync(process.env.TEST_DATA ?? "", { recursive: true, force: true });
}
