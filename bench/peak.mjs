// Preloaded into a measured program: leaves the highest resident memory of its process in the file that PEAK names, in kilobytes.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    // The kernel's own peak of this program; what getrusage tells begins with the memory of the parent.
    const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
    writeFileSync(process.env.PEAK, /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
  });
}
