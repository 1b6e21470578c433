import type { Provider } from '../../model/provider.js';
import { compileEstate } from './compile/compile-estate.js';

/** AWS Key Management Service. What talks to it is loaded when it is first needed. */
export const awsKms: Provider = {
  name: 'aws-kms',
  compile: compileEstate,
  openReader: async (target, runtime) => {
    const { openReader } = await import('./observe/open-reader.js');
    return openReader(target, runtime);
  },
  openWriter: async (target, _verified, runtime) => {
    const { openWriter } = await import('./perform/open-writer.js');
    return openWriter(target, runtime);
  },
};
