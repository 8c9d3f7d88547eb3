//! The central officers whom a practising officer may ask.

use super::{agency, register};
use crate::store::{SignedIn, Store, StoreError};
use infodesk_domain::{
    accounts::Arriving,
    agencies::Agency,
    rights::{Role, Unit},
};

/// Nobody signs in under this issuer.
const ISSUER: &str = "urn:infodesk:practice-contacts";

struct Contact {
    department: &'static str,
    subject: &'static str,
    name: &'static str,
    email: &'static str,
}

const CONTACTS: [Contact; 2] = [
    Contact {
        department: register::PROVINCIAL_ADMINISTRATION,
        subject: "provincial-administration",
        name: "มานะ ยินดีตอบ (ข้อมูลฝึกใช้)",
        email: "mana@provincial-administration.example",
    },
    Contact {
        department: register::BANGKOK,
        subject: "bangkok",
        name: "ใจดี พร้อมช่วย (ข้อมูลฝึกใช้)",
        email: "jaidee@bangkok.example",
    },
];

/// Enters the contacts; those who are there already stay as they are.
pub(super) async fn enter(store: &Store, agencies: &[Agency]) -> Result<(), StoreError> {
    for contact in &CONTACTS {
        let department = agency(agencies, contact.department)?;
        let officer = store.enter_officer(&profile(contact)).await?;
        store
            .grant(officer, Role::CentralOfficer, Unit::Agency(department.id))
            .await?;
    }
    Ok(())
}

fn profile(contact: &Contact) -> SignedIn {
    SignedIn {
        issuer: ISSUER.to_owned(),
        subject: contact.subject.to_owned(),
        name: contact.name.to_owned(),
        email: Some(contact.email.to_owned()),
        citizen_hash: None,
        citizen_last_four: None,
        arriving: Arriving::default(),
    }
}
