import type { Provider } from '../../model/provider.js';
import { compileEstate } from './compile/compile-estate.js';

/** AWS Key Management Service. What talks to it, and what asks its policies, is loaded when it is first needed. */
export const awsKms: Provider = {
  name: 'aws-kms',
  compile: compileEstate,
  answer: async (question, keys) => {
    const { answer } = await import('./questions/answer.js');
    return answer(question, keys);
  },
  openReader: async (target, runtime) => {
    const { openReader } = await import('./observe/open-reader.js');
    return openReader(target, runtime);
  },
  openWriter: async (target, _verified, runtime) => {
    const { openWriter } = await import('./perform/open-writer.js');
    return openWriter(target, runtime);
  },
  rehearsing: async () => (await import('./rehearse/rehearsing.js')).rehearsing,
};
