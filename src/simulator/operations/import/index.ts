import type { Operation } from '../../operation.js';
import { deleteImportedKeyMaterial } from './delete-imported-key-material.js';
import { getParametersForImport } from './get-parameters-for-import.js';
import { importKeyMaterial } from './import-key-material.js';
import { connectCustomKeyStore, disconnectCustomKeyStore } from './key-stores/connect-custom-key-store.js';
import { createCustomKeyStore } from './key-stores/create-custom-key-store.js';
import { deleteCustomKeyStore } from './key-stores/delete-custom-key-store.js';
import { describeCustomKeyStores } from './key-stores/describe-custom-key-stores.js';
import { updateCustomKeyStore } from './key-stores/update-custom-key-store.js';

/**
 * Imported key material, really unwrapped, and custom key stores: their records, names, connection states and settings.
 * No CloudHSM cluster and no external key store proxy is behind those: the simulator itself holds the material of their keys.
 * What clusters and proxies are like, the control API says; those of which it says nothing work, and connect at once.
 */
export const importOperations: readonly Operation[] = [
  getParametersForImport,
  importKeyMaterial,
  deleteImportedKeyMaterial,
  createCustomKeyStore,
  describeCustomKeyStores,
  connectCustomKeyStore,
  disconnectCustomKeyStore,
  updateCustomKeyStore,
  deleteCustomKeyStore,
];
