import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { Problem, root, run, version } from "../../wasm/tools/shell.mjs";

// A minimal Debian in a folder. What is mounted is mounted in a namespace of its own, which the kernel takes away with
// the last process in it: however this ends, not one of the mounts is left, nor was it ever seen by the machine.

const folder = join(root, "build/platforms");
const alone = ["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"];
const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const certificates = "/usr/local/share/certificates-of-the-machine.crt";
const passedOn = /^((https?|no)_proxy|npm_config_registry|pip_index_url|pip_find_links)$/i;

const children = new Set();
const systems = new Set();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL"); // and, by --kill-child, all that it has started
  for (const system of systems) system.remove();
});

export function checkTools() {
  if (process.getuid?.() !== 0) throw new Problem("To make a system in a folder takes root: run this as root.");
  const missing = ["debootstrap", "unshare", "setpriv"].filter((tool) => version(tool) === undefined);
  if (missing.length === 0) return;
  throw new Problem(`Missing: ${missing.join(", ")}. On Debian, as root: apt-get install -y debootstrap util-linux`);
}

export class System {
  /** Of a release, by its code name. */
  constructor(suite) {
    this.suite = suite;
    this.at = join(folder, suite);
    this.log = join(folder, `${suite}.log`);
  }

  /** Debian's smallest variant, with the machine's way to the package registries. */
  async make() {
    this.remove();
    systems.add(this);
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.log, "");
    // The script of sid makes every release; older versions of debootstrap know it, but not the newest names.
    const script = "/usr/share/debootstrap/scripts/sid";
    await this.#start(["debootstrap", "--variant=minbase", this.suite, this.at, await mirror(), script]).done;
    await this.#connect();
    await this.run("apt-get update && apt-get install -y --no-install-recommends ca-certificates");
  }

  remove() {
    rmSync(this.at, { recursive: true, force: true, maxRetries: 5 });
    systems.delete(this);
  }

  async #connect() {
    const write = (file, text) => {
      mkdirSync(dirname(join(this.at, file)), { recursive: true });
      writeFileSync(join(this.at, file), text);
    };
    const apt = await run("apt-config", ["dump", "--format", '%F "%v";%n', "Acquire"], { quiet: true });
    const proxies = apt.output.split("\n").filter((line) => /^Acquire::https?::proxy/i.test(line));
    // A mirror may be a snapshot that stands still. Neither does debootstrap ask how old it is.
    write("etc/apt/apt.conf.d/99machine", ['Acquire::Check-Valid-Until "false";', ...proxies, ""].join("\n"));
    copyFileSync("/etc/resolv.conf", join(this.at, "etc/resolv.conf"));
    const npmrc = join(homedir(), ".npmrc");
    if (existsSync(npmrc)) write("root/.npmrc", readFileSync(npmrc));
    const bundle = process.env.SSL_CERT_FILE ?? "/etc/ssl/certs/ca-certificates.crt";
    if (existsSync(bundle)) write(certificates, readFileSync(bundle));
  }

  /** Runs a shell's command inside and returns what it says; a Problem, with the last of it, where it fails. */
  run(command) {
    return this.#start(this.#inside(command)).done;
  }

  /** Runs a command until what it says matches `pattern`, does `work` with the match, and ends the command. */
  async runUntil(command, pattern, work) {
    const { child, done, said } = this.#start(this.#inside(command), pattern);
    try {
      return await work(await Promise.race([said, done.then(() => Promise.reject(new Problem("It ended too soon.")))]));
    } finally {
      child.kill("SIGKILL");
      await done.catch(() => {});
    }
  }

  #inside(command) {
    const mounted = 'mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec env -i "$@"';
    const given = Object.entries(process.env).filter(([name]) => passedOn.test(name));
    const trusting = existsSync(join(this.at, certificates))
      ? ["NODE_EXTRA_CA_CERTS", "npm_config_cafile", "PIP_CERT"].map((name) => [name, certificates])
      : [];
    const own = Object.entries({ PATH: path, HOME: "/root", LANG: "C.UTF-8", DEBIAN_FRONTEND: "noninteractive" });
    const variables = [...own, ...given, ...trusting].map(([name, value]) => `${name}=${value}`);
    return ["sh", "-c", mounted, this.at, ...variables, "chroot", this.at, "sh", "-c", command];
  }

  #start(command, pattern) {
    const stdio = ["ignore", "pipe", "pipe"];
    const child = spawn("setpriv", ["--pdeathsig", "KILL", "unshare", ...alone, ...command], { stdio });
    children.add(child);
    let output = "";
    let hear;
    const said = new Promise((resolve) => (hear = resolve));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        appendFileSync(this.log, text);
        output += text;
        const match = pattern && output.match(pattern);
        if (match) hear(match);
      });
    }
    const done = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        children.delete(child);
        if (code === 0) return resolve(output);
        const last = output.trimEnd().split("\n").slice(-12).join("\n");
        reject(Object.assign(new Problem(`${last}\nFailed: ${command.at(-1)} (all it said: ${this.log})`), { output }));
      });
    });
    return { child, done, said };
  }
}

/** Where this machine has Debian's packages from. */
async function mirror() {
  const which = ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian"];
  const { output } = await run("apt-get", which, { quiet: true });
  return output.split("\n").find((line) => /^https?:.*\/debian\/?$/.test(line)) ?? "http://deb.debian.org/debian";
}
