import { mkdirSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const silence = 30_000; // a holder touches its lock every 2 s; one silent for so long (in milliseconds) is gone

/** Runs `work` while no other process of this user or machine does, by a file that holds the process id. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    if (!told) console.log("Another set-up or build is under way here; waiting for it to end.");
    await sleep(500);
  }
  const touch = setInterval(() => utimesSync(file, new Date(), new Date()), 2000);
  const leave = () => unlinkSync(file);
  process.once("exit", leave);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.off("exit", leave);
    leave();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    removeIfDead(file);
    return false;
  }
}

function removeIfDead(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (isAlive(pid) && Date.now() - statSync(file).mtimeMs < silence) return;
    // Renaming first: of two that find the dead lock, one succeeds, and neither deletes the other's new lock.
    const dead = `${file}.${process.pid}`;
    renameSync(file, dead);
    const takenMeanwhile = Number(readFileSync(dead, "utf8")) !== pid;
    if (takenMeanwhile) renameSync(dead, file);
    else unlinkSync(dead);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
