// Seconds in which remark, its wiki links and gray-matter read a vault.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const installed = createRequire(join(process.cwd(), "here.js"));
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { unified } = await load("unified");
const parse = (await load("remark-parse")).default;
const module = await load("remark-wiki-link");
const matter = (await load("gray-matter")).default;

const wiki = module.default?.default ?? module.default ?? module.wikiLinkPlugin;
const began = performance.now();
const reader = unified().use(parse).use(wiki, { aliasDivider: "|" });
let links = 0;
function count(node) {
    links += node.type === "wikiLink";
    for (const child of node.children ?? []) count(child);
}
for (const name of readdirSync(process.argv[2], { recursive: true }))
    if (name.endsWith(".md"))
        count(reader.parse(
            matter(readFileSync(join(process.argv[2], name), "utf8")).content));
if (links === 0) throw new Error("no link was found");
console.log((performance.now() - began) / 1000);
