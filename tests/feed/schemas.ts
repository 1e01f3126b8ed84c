import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** IPTC's schemas lie outside the repository: output is validated where they are at hand. */
const folder = join(__dirname, '..', '..', '..', 'shared', 'samples', 'schemas');

export const hasSchemas = existsSync(folder);

const fileText = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What is wrong with a ninjs document, by its schema. */
export function ninjsFaults(): (text: string) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  // GeoJSON's is of an older draft; nothing that we write has a place on the map.
  const { $schema: _draft, ...geo } = JSON.parse(fileText('ninjs/GeoJSON-schema.json'));
  ajv.addSchema({ ...geo, $id: 'https://geojson.org/schema/GeoJSON.json' });
  const validate = ajv.compile(JSON.parse(fileText('ninjs/ninjs-schema_3.1.json')));
  return (text) =>
    validate(JSON.parse(text))
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const schemas = {
  'newsml-g2': { main: 'NewsML-G2_2.35-spec-All-Power.xsd', others: ['xml.xsd'] },
  nitf: { main: 'nitf-3-6.xsd', others: ['xml.xsd', 'nitf-3-6-ruby-include.xsd'] },
} as const;

/** What is wrong with these documents, by the schema of their format: read once for all of them. */
export async function xmlFaults(
  format: keyof typeof schemas,
  documents: readonly string[],
): Promise<readonly string[]> {
  const { main, others } = schemas[format];
  const { errors, valid } = await validateXML({
    xml: documents.map((contents, at): XMLFileInfo => ({ fileName: `${at}.xml`, contents })),
    schema: [{ fileName: main, contents: fileText(main) }],
    preload: others.map((fileName) => ({ fileName, contents: fileText(fileName) })),
    initialMemoryPages: 1_024,
    maxMemoryPages: 16_384,
  });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}
