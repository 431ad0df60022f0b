import type { WriteStream } from "node:tty";

/** A line on a terminal that tells how far a long run is; nothing where stderr is a file or a pipe. */
export function progressLine(stream: NodeJS.WriteStream | WriteStream, quiet: boolean) {
  const shown = stream.isTTY === true && !quiet;
  let last = 0;
  return {
    update(done: number, of: number): void {
      const now = performance.now();
      if (!shown || (now - last < 100 && done < of)) return;
      last = now;
      stream.write(`\r\u001b[2K${done} of ${of} documents`);
    },
    clear(): void {
      if (shown) stream.write("\r\u001b[2K");
    },
  };
}
