import { DAY_MS } from '#base/units';
import { generate } from 'selfsigned';

export type Certificate = { readonly key: string; readonly certificate: string };

/**
 * A certificate for loopback, made at every start and signed by itself. CA:TRUE, so that it can be given to
 * NODE_EXTRA_CA_CERTS: Microsoft's credential library accepts nothing but https, on loopback too.
 */
export const createCertificate = async (): Promise<Certificate> => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A clock that was set back a little must not find the certificate in its future.
    notBeforeDate: new Date(Date.now() - DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, certificate: made.cert };
};
