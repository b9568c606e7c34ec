// Prints what GitHub's own reader of workflows has to say against files, as "<file>: <problem>".
// Arguments: the folder of globally installed packages, then the files.
import {readFileSync} from 'node:fs';
import {register} from 'node:module';
import {basename} from 'node:path';
import {pathToFileURL} from 'node:url';

// The reader imports its schema as every node but the newest ones refuses to.
register(
  'data:text/javascript,' +
    encodeURIComponent(`export const load = (url, context, next) =>
      next(url, url.endsWith('.json') ? {...context, importAttributes: {type: 'json'}} : context);`),
);
const [packages, ...files] = process.argv.slice(2);
const reader = `${packages}/@actions/workflow-parser/dist/index.js`;
const {NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow} = await import(pathToFileURL(reader));

for (const file of files) {
  const name = basename(file);
  const {context, value} = parseWorkflow({name, content: readFileSync(file, 'utf8')}, new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value);
  }
  context.errors.getErrors().forEach(error => console.log(`${name}: ${error.message}`));
}
