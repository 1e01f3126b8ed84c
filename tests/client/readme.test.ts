import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '..', '..');
const page = readFileSync(path.join(root, 'docs', 'frontend.md'), 'utf8');
const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', code = '']) => ({
  language,
  code,
}));

/** What the page imports and is not installed here. */
const others = `
declare module 'next/navigation' { export function useRouter(): { refresh(): void } }
`;

/** What the compiler says of modules, as a frontend would have them: against the types that the build has made. */
function problems(files: Readonly<Record<string, string>>): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: ['node', 'react'], jsx: ts.JsxEmit.Preserve },
    ...{
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    },
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const given = new Map(Object.entries(files).map(([name, text]) => [path.join(root, name), text]));
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (name) => given.has(name) || fileExists(name);
  host.readFile = (name) => given.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = given.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  const program = ts.createProgram([...given.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

const of = (language: string) => blocks.filter((block) => block.language === language).map(({ code }) => code);

test('docs/frontend.md shows a headline, plain HTML, Next.js, Astro and a server for webhooks', () => {
  expect(blocks.map(({ language }) => language)).toEqual(['json', 'html', 'tsx', 'tsx', 'astro', 'js']);
});

test('what docs/frontend.md shows fits the types of the client', () => {
  const [page = '', live = ''] = of('tsx');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(of('astro')[0] ?? '') ?? [];
  const [, script = ''] = /<script type="module">\n([\s\S]*?)<\/script>/.exec(of('html')[0] ?? '') ?? [];
  const list = /<ol>[\s\S]*<\/ol>/.exec(body)?.[0] ?? 'none';
  const plain = script
    .replace('https://desk.example/api/wire/client.js', 'strapi-plugin-off-the-wire/client')
    // In a page's script there are no types to write: the compiler is told what it cannot know.
    .replace('let page;', 'let page: Awaited<ReturnType<typeof wire.page>> | undefined;')
    .replace('show(signal)', 'show(signal: AbortSignal)')
    .replace("document.querySelector('#headlines').", "document.querySelector('#headlines')?.");
  expect(
    problems({
      'others.d.ts': others,
      'page.tsx': page,
      'live.tsx': live,
      'astro.tsx': `${front}\nexport default ${list};`,
      'plain.ts': plain,
    }),
  ).toEqual([]);
});

test('a mistake in what docs/frontend.md shows would be seen', () => {
  const [page = '', live = ''] = of('tsx');
  const withMistake = (right: string, wrong: string) =>
    problems({ 'others.d.ts': others, 'live.tsx': live, 'page.tsx': page.replaceAll(right, wrong) });
  expect(withMistake('slug', 'slugs')).toEqual([expect.stringContaining("'slugs' does not exist")]);
  expect(withMistake("section: 'world'", "sections: 'world'")).toHaveLength(1);
});
