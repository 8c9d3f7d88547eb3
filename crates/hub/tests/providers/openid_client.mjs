// npm `openid-client`, a strict certified client, against a provider of ours. Prints a line of JSON for each check:
// { check, passed, said }. Its one argument is JSON:
// { issuer, client: { id, secret? }, redirect, otherRedirects: [], person: { username, password }, refreshes }.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { Visitor } from './visitor.mjs';

const settings = JSON.parse(process.argv[2]);
const { client, redirect, person } = settings;

async function check(name, act) {
  const report = (passed, said) => console.log(JSON.stringify({ check: name, passed, said: String(said) }));
  try {
    report(true, (await act()) ?? '');
  } catch (error) {
    report(false, [error.error, error.code, error.message, error.cause?.message].filter(Boolean).join(' | '));
  }
}

function same(what, found, expected) {
  if (found !== expected) throw new Error(`${what} is ${found}, not ${expected}`);
}

/** Fails unless the provider answers with exactly this error. */
async function refused(promise, code, status = 400) {
  const error = await promise.then(
    () => null,
    (error) => error,
  );
  if (error === null) throw new Error('it was accepted');
  if (error.error !== code) throw error;
  if (error.status !== undefined) same('the status', error.status, status);
  return error.error_description;
}

let provider;
await check('discovery', async () => {
  const authentication = client.secret ? openid.ClientSecretBasic(client.secret) : openid.None();
  const insecure = { execute: [openid.allowInsecureRequests] };
  provider = await openid.discovery(new URL(settings.issuer), client.id, {}, authentication, insecure);
  // The signature of the ID token counts too, although it comes by a direct connection.
  openid.enableNonRepudiationChecks(provider);
  const metadata = provider.serverMetadata();
  same('the issuer', metadata.issuer, settings.issuer);
  same('PKCE', metadata.code_challenge_methods_supported.join(), 'S256');
  same('iss', metadata.authorization_response_iss_parameter_supported, true);
});
if (!provider) process.exit();

/** Everything a client prepares for one sign-in. */
async function prepared(changes = {}) {
  const verifier = openid.randomPKCECodeVerifier();
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const parameters = {
    redirect_uri: redirect,
    scope: settings.refreshes ? 'openid profile email offline_access' : 'openid email',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...changes,
  };
  for (const name of Object.keys(parameters)) if (parameters[name] === null) delete parameters[name];
  return {
    url: openid.buildAuthorizationUrl(provider, parameters),
    checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
  };
}

async function answered(changes) {
  const begun = await prepared(changes);
  return { ...begun, answer: await new Visitor(redirect).signIn(begun.url, person) };
}

const redeem = ({ answer, checks }, changes = {}) =>
  openid.authorizationCodeGrant(provider, answer, { ...checks, ...changes });

const signedIn = async () => redeem(await answered());

const userinfo = (tokens, subject = tokens.claims().sub) =>
  openid.fetchUserInfo(provider, tokens.access_token, subject);

/** The access token is worth nothing any more. */
async function ended(tokens, subject) {
  const error = await userinfo(tokens, subject).then(
    () => null,
    (error) => error,
  );
  if (error === null) throw new Error('the access token still holds');
  same('the status', (error.response ?? error.cause)?.status, 401);
}

let first;
let tokens;
await check('code_with_pkce_state_nonce_and_iss', async () => {
  first = await answered();
  tokens = await redeem(first);
  same('the token type', tokens.token_type, 'bearer');
  if (!(tokens.expires_in > 0)) throw new Error(`expires_in is ${tokens.expires_in}`);
});

await check('id_token_is_signed_for_this_client_alone', async () => {
  const keys = createRemoteJWKSet(new URL(provider.serverMetadata().jwks_uri));
  const { payload } = await jwtVerify(tokens.id_token, keys, { issuer: settings.issuer, audience: client.id });
  same('the audience', [payload.aud].flat().join(), client.id);
  same('the nonce', payload.nonce, first.checks.expectedNonce);
});

await check('userinfo_is_of_the_same_subject', async () => {
  const claims = await userinfo(tokens);
  if (!claims.email) throw new Error('no e-mail');
});

await check('userinfo_without_a_token_is_refused', async () => {
  const response = await fetch(provider.serverMetadata().userinfo_endpoint);
  same('the status', response.status, 401);
  if (!/^Bearer\b/.test(response.headers.get('www-authenticate') ?? '')) throw new Error('no challenge');
});

await check('code_used_again_is_refused_and_ends_the_session', async () => {
  await refused(redeem(first), 'invalid_grant');
  await ended(tokens);
});

await check('wrong_verifier_is_refused', async () => {
  const begun = await answered();
  await refused(redeem(begun, { pkceCodeVerifier: openid.randomPKCECodeVerifier() }), 'invalid_grant');
  // The code is spent by the attempt.
  await refused(redeem(begun), 'invalid_grant');
});

await check('missing_verifier_is_refused', async () => {
  const begun = await answered();
  await refused(redeem(begun, { pkceCodeVerifier: undefined }), 'invalid_grant');
});

await check('another_redirect_for_the_code_is_refused', async () => {
  const begun = await answered();
  const elsewhere = new URL(begun.answer);
  elsewhere.pathname += '/elsewhere';
  await refused(redeem({ ...begun, answer: elsewhere }), 'invalid_grant');
});

// What is wrong with the request itself is told to the client, with its state and the issuer.
for (const [name, changes, code] of [
  ['plain_pkce_is_refused', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['missing_pkce_is_refused', { code_challenge: null, code_challenge_method: null }, 'invalid_request'],
  ['missing_challenge_method_is_refused', { code_challenge_method: null }, 'invalid_request'],
  ['scope_without_openid_is_refused', { scope: 'email' }, 'invalid_scope'],
  ['response_type_token_is_refused', { response_type: 'token' }, 'unsupported_response_type'],
  ['prompt_none_needs_a_sign_in', { prompt: 'none' }, 'login_required'],
]) {
  await check(name, async () => {
    const begun = await prepared(changes);
    const { client: answer } = await new Visitor(redirect).open(begun.url);
    if (!answer) throw new Error('the client was not told');
    await refused(redeem({ ...begun, answer }), code, undefined);
  });
}

// Whoever is not proven to be the client's is never led anywhere.
for (const [name, changes] of [
  ['unknown_client_gets_a_page', [{ client_id: 'somebody' }]],
  ['wrong_redirect_gets_a_page', settings.otherRedirects.map((redirect_uri) => ({ redirect_uri }))],
]) {
  await check(name, async () => {
    if (changes.length === 0) throw new Error('nothing to try');
    for (const change of changes) {
      const { url } = await prepared(change);
      const response = await fetch(url, { redirect: 'manual' });
      same(`the status for ${JSON.stringify(change)}`, response.status, 400);
      same('the address', response.headers.get('location'), null);
    }
  });
}

await check('end_session_leads_back_with_the_state', async () => {
  const own = await signedIn();
  const parameters = { post_logout_redirect_uri: redirect, id_token_hint: own.id_token, state: 'a state' };
  const { client: back } = await new Visitor(redirect).open(openid.buildEndSessionUrl(provider, parameters));
  same('the state', back?.searchParams.get('state'), 'a state');
  await ended(own);
});

await check('end_session_leads_nowhere_else', async () => {
  const own = await signedIn();
  const parameters = { post_logout_redirect_uri: 'https://evil.example/', id_token_hint: own.id_token };
  const response = await fetch(openid.buildEndSessionUrl(provider, parameters), { redirect: 'manual' });
  same('the address', response.headers.get('location'), null);
});

await check('revocation_ends_the_session', async () => {
  const own = await signedIn();
  await openid.tokenRevocation(provider, own.refresh_token ?? own.access_token);
  await ended(own);
  // A token that is unknown, or no more, is answered alike.
  await openid.tokenRevocation(provider, own.access_token);
});

if (client.secret) {
  await check('wrong_client_secret_is_refused', async () => {
    const begun = await answered();
    const stranger = new openid.Configuration(
      provider.serverMetadata(),
      client.id,
      {},
      openid.ClientSecretBasic('made up'),
    );
    openid.allowInsecureRequests(stranger);
    const error = await openid.authorizationCodeGrant(stranger, begun.answer, begun.checks).catch((error) => error);
    // With a challenge, as for every client that tried HTTP Basic (RFC 6749 §5.2).
    same('the kind', error.code, 'OAUTH_WWW_AUTHENTICATE_CHALLENGE');
    same('the status', error.status, 401);
    same('the error', (await error.response.json()).error, 'invalid_client');
  });
}

if (settings.refreshes) {
  const refresh = (tokens) => openid.refreshTokenGrant(provider, tokens.refresh_token);

  let old;
  let newest;
  await check('refresh_rotates_and_keeps_the_subject', async () => {
    old = await signedIn();
    newest = await refresh(old);
    if (!newest.refresh_token || newest.refresh_token === old.refresh_token) throw new Error('the same refresh token');
    if (newest.access_token === old.access_token) throw new Error('the same access token');
    if (newest.claims()) same('the subject', newest.claims().sub, old.claims().sub);
    await userinfo(newest, old.claims().sub);
  });

  await check('old_refresh_token_is_refused', async () => {
    // Two further on, its answer cannot have been lost on the way.
    newest = await refresh(newest);
    await refused(refresh(old), 'invalid_grant');
  });

  await check('old_refresh_token_revokes_its_family', async () => {
    await refused(refresh(newest), 'invalid_grant');
    await ended(newest, old.claims().sub);
  });

  await check('a_lost_answer_may_be_asked_for_once_more', async () => {
    const own = await signedIn();
    await refresh(own);
    const again = await refresh(own);
    await refresh(again);
  });

  await check('refresh_of_a_revoked_session_is_refused', async () => {
    const own = await signedIn();
    await openid.tokenRevocation(provider, own.refresh_token);
    await refused(refresh(own), 'invalid_grant');
  });

  await check('any_port_of_the_redirect_will_do', async () => {
    const elsewhere = new URL(redirect);
    elsewhere.port = '49152';
    const begun = await prepared({ redirect_uri: elsewhere.href });
    const answer = await new Visitor(elsewhere.href).signIn(begun.url, person);
    await redeem({ ...begun, answer });
  });
}
