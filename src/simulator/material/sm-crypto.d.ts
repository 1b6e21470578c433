/** What is used of sm-crypto, which has no types of its own. Bytes are hexadecimal text unless said. */
declare module 'sm-crypto' {
  interface SignatureOptions {
    /** The signature is an ASN.1 sequence. */
    readonly der: true;
    /** Whether the message is to be hashed together with the signer's id and public key, or is that hash. */
    readonly hash: boolean;
    readonly publicKey?: string;
  }
  export interface Sm2 {
    /** C1 without its leading 04, C3, C2, one after another. */
    doEncrypt(message: Uint8Array, publicKey: string, cipherMode: 1): string;
    /** Bytes; none where the ciphertext is damaged or for another key. */
    doDecrypt(ciphertext: string, privateKey: string, cipherMode: 1, options: { output: 'array' }): number[];
    doSignature(message: Uint8Array, privateKey: string, options: SignatureOptions): string;
    doVerifySignature(
      message: Uint8Array,
      signature: string,
      publicKey: string,
      options: Omit<SignatureOptions, 'publicKey'>,
    ): boolean;
  }
  const library: { readonly sm2: Sm2 };
  export default library;
}
