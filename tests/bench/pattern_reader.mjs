// Seconds in which gray-matter and one pattern read a vault.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const matter = createRequire(join(process.cwd(), "here.js"))("gray-matter");
const began = performance.now();
let links = 0;
for (const name of readdirSync(process.argv[2], { recursive: true }))
    if (name.endsWith(".md")) {
        const text = readFileSync(join(process.argv[2], name), "utf8");
        links += [...matter(text).content.matchAll(/\[\[[^\]]+\]\]/g)].length;
    }
if (links === 0) throw new Error("no link was found");
console.log((performance.now() - began) / 1000);
