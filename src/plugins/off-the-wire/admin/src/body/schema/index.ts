import { getSchema } from '@tiptap/core';
import { blocks } from './blocks';
import { figures } from './figures';
import { marks } from './marks';
import { tables } from './tables';

/** Everything that a body may hold, as Tiptap's extensions: all that the server's cleaning lets through, and no more. */
export const bodySchemaExtensions = [...blocks(), ...tables(), ...figures(), ...marks()];

/** The same as a ProseMirror schema, for work without an editor. */
export const bodySchema = getSchema(bodySchemaExtensions);
