import { MissingPackage } from './errors.js';

/**
 * What `load` imports, for a module that needs packages which are not installed with kolmo.
 * @param purpose what needs them, as the beginning of a sentence
 * @throws MissingPackage that names the first one that is not there
 */
export async function withPackages<Module>(
  packages: readonly string[],
  purpose: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const missing = packages.find((name) => isMissing(error, name));
    throw missing === undefined ? error : new MissingPackage(purpose, missing);
  }
}

/** Whether an error says that a package cannot be found: `import` and `require` have codes of their own for it. */
export function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const isUnfound = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND';
  return isUnfound && error.message.includes(`'${name}'`);
}
