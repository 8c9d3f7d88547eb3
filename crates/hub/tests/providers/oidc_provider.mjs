// npm `oidc-provider` with clients and accounts of a test, in memory; its own development pages ask for a name and
// believe every password. Its one argument is JSON: { port, clients: [client metadata], accounts: { name: claims } }.
// Every start makes new keys.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';

const { port, clients, accounts } = JSON.parse(process.argv[2]);
const key = (type, options) => generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' });
const SIGNING = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients,
  jwks: {
    keys: [key('rsa', { modulusLength: 2048 }), key('ec', { namedCurve: 'P-256' }), key('ed25519')],
  },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  // As DGA's Digital ID cuts them: a scope a claim.
  claims: Object.fromEntries(
    ['citizen_id', 'given_name', 'family_name', 'email', 'ial_level'].map((claim) => [claim, [claim]]),
  ),
  clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
  enabledJWA: { idTokenSigningAlgValues: SIGNING },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, name) =>
    Object.hasOwn(accounts, name) ? { accountId: name, claims: () => ({ sub: name, ...accounts[name] }) } : undefined,
});
for (const event of ['server_error', 'authorization.error', 'grant.error']) {
  provider.on(event, (_, error) => console.error(event, error.error, error.error_detail ?? error.message));
}
provider.listen(port, '127.0.0.1');
