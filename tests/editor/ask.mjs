// What an editor shows at a place of a JSON file: the language service that VS Code uses, asked by tests/test_editor.py.
// One question a line on standard input: {"path", "text", "offset"}; one answer a line: {"labels", "snippets", "hover", "problems"}.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import service from "vscode-json-languageservice";

const editor = service.getLanguageService({
  schemaRequestService: (address) => readFile(fileURLToPath(address), "utf8"),
  workspaceContext: { resolveRelativePath: (relative, resource) => new URL(relative, resource).href },
});
editor.configure({ validate: true, allowComments: false });

for await (const line of createInterface({ input: process.stdin })) {
  const { path, text, offset } = JSON.parse(line);
  const document = service.TextDocument.create(pathToFileURL(path).href, "json", 1, text);
  const parsed = editor.parseJSONDocument(document);
  const position = document.positionAt(offset);
  const completion = await editor.doComplete(document, position, parsed);
  const hover = await editor.doHover(document, position, parsed);
  const problems = await editor.doValidation(document, parsed);
  const items = completion?.items ?? [];
  console.log(JSON.stringify({
    labels: items.map((item) => item.label),
    snippets: Object.fromEntries(items.map((item) => [item.label, item.insertText ?? ""])),
    documentation: Object.fromEntries(items.map((item) => [item.label, item.documentation?.value ?? item.documentation ?? ""])),
    hover: [hover?.contents ?? []].flat().map((part) => part.value ?? part).join("\n"),
    problems: problems.map((problem) => problem.message),
  }));
}
