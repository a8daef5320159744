// English: the causes that the system gives a code for.

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EBUSY: 'another program is using it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it becomes too large for this disk',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  NOT_A_FILE: 'it is not an ordinary file',
  EADDRINUSE: 'another program is using it',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was broken off',
  CONNECTION_LOST: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  BAD_PORT: 'its port is never used for this',
  ENOTFOUND: 'no such address is known',
  EAI_AGAIN: 'the address cannot be looked up now',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not from a known authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not from a known authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not from a known authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not from a known authority',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not from a known authority',
  CERT_UNTRUSTED: 'its certificate is not from a known authority',
  INVALID_CA: 'its certificate is not from a known authority',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet, by the clock of this machine',
  CERT_REVOKED: 'its certificate has been withdrawn',
  EPROTO: 'what answers there does not speak https',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there does not speak https',
  HPE_INVALID_CONSTANT: 'what answers there does not speak http',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another address',
};

/** What a system error code means (`nothing answers there (ECONNREFUSED)`); other texts as they are. */
export function systemCause(cause: string): string {
  const words = CAUSES[cause];
  return words === undefined ? cause : `${words} (${cause})`;
}
