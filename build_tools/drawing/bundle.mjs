// Prints a TypeScript module, and all that it imports, as one script for Node.

import { build } from "esbuild";

const [module] = process.argv.slice(2);
const bundle = await build({
  entryPoints: [module],
  bundle: true,
  format: "esm",
  platform: "node",
  jsx: "automatic",
  jsxImportSource: "preact",
  write: false,
});
process.stdout.write(bundle.outputFiles[0].contents);
