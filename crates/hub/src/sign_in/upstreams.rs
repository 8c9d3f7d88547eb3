//! The identity providers of this hub, by name.

use super::upstream::{Upstream, UpstreamSetupError};
use crate::config::HubConfig;
use infodesk_domain::Surroundings;
use std::sync::Arc;

pub(crate) struct Upstreams {
    first: Upstream,
    others: Vec<Upstream>,
}

impl Upstreams {
    /// Does not ask any provider anything yet.
    pub(crate) fn new(
        config: &HubConfig,
        surroundings: &Arc<dyn Surroundings>,
    ) -> Result<Self, UpstreamSetupError> {
        let mut all = config
            .identity_providers
            .iter()
            .map(|one| Upstream::new(one.clone(), config.origin(), surroundings.clone()));
        let first = all.next().ok_or(UpstreamSetupError::None)??;
        let others = all.collect::<Result<_, _>>()?;
        Ok(Self { first, others })
    }

    /// The one that is asked for; the first where none is, or one that is not here.
    pub(crate) fn wanted(&self, name: Option<&str>) -> &Upstream {
        name.and_then(|name| self.named(name))
            .unwrap_or(&self.first)
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Upstream> {
        self.all().find(|one| one.config().name == name)
    }

    /// The one whose subjects are kept under `issuer`.
    pub(crate) fn of_subjects(&self, issuer: &str) -> Option<&Upstream> {
        self.all().find(|one| one.config().subjects_of == issuer)
    }

    fn all(&self) -> impl Iterator<Item = &Upstream> {
        std::iter::once(&self.first).chain(&self.others)
    }
}
