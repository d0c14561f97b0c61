// Prints how long the tests of each class took, from the result files (.trx) in a folder; the slowest thirty classes.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const classes = new Map();
for (const name of readdirSync(process.argv[2]).filter((file) => file.endsWith(".trx"))) {
  const text = readFileSync(join(process.argv[2], name), "utf8");
  const owners = new Map([...text.matchAll(/<UnitTest [^>]*id="([^"]+)"[\s\S]*?className="([^",]+)/g)].map((test) => [test[1], test[2]]));
  for (const result of text.matchAll(/<UnitTestResult [^>]*>/g)) {
    const attribute = (key) => result[0].match(new RegExp(`${key}="([^"]*)"`))?.[1];
    const [hours, minutes, seconds] = (attribute("duration") ?? "0:0:0").split(":").map(Number);
    const owner = owners.get(attribute("testId")) ?? "?";
    const sum = classes.get(owner) ?? { seconds: 0, tests: 0 };
    sum.seconds += hours * 3600 + minutes * 60 + seconds;
    sum.tests++;
    classes.set(owner, sum);
  }
}

for (const [owner, sum] of [...classes].sort((a, b) => b[1].seconds - a[1].seconds).slice(0, 30)) {
  console.log(`${sum.seconds.toFixed(1).padStart(8)} s ${String(sum.tests).padStart(5)} tests  ${owner}`);
}
