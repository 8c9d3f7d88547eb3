//! Where a provider departs from the standards, as Thailand's national providers do.

/// None by default. Each is something that a real provider was seen to do; it is here so that a
/// relying party can be tried against it, never to be switched on for its own sake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quirks {
    /// Signing out reads `post_logout_redirect_url` and does not know
    /// `post_logout_redirect_uri` (DGA's Digital ID).
    pub logout_redirect_url: bool,
    /// The token response says when the access token ends, as Unix time in `expire_in`, and not
    /// for how long it lives (ThaID).
    pub expire_in: bool,
    /// The scope `openid` may be left out; then there is no ID token, and the claims stand in the
    /// token response itself, without `sub` (ThaID).
    pub claims_without_openid: bool,
    /// A code challenge means nothing, and there need be none (two of three integrations of
    /// DGA's Digital ID send none).
    pub ignores_pkce: bool,
    /// The browser comes back without `iss` (RFC 9207).
    pub omits_iss: bool,
}
