//! What a printed manual says.

/// The texts of one citizens' manual, finished for print. White space in them is evened out.
///
/// Empty `documents`, `fees` and `forms` are printed as "there are none"; other empty lists as "the manual does not
/// say": nothing stays blank on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManualContent {
    /// The manual's title.
    pub title: String,
    /// The agency that wrote it.
    pub agency: String,
    /// What the reader must know before anything else.
    pub notice: Option<String>,
    /// Criteria, methods and conditions, a paragraph each.
    pub criteria: Vec<String>,
    /// Where and when.
    pub channels: Vec<PrintedChannel>,
    /// One row of steps, or several for different cases.
    pub procedures: Vec<PrintedProcedure>,
    /// Within what time the law wants it done.
    pub legal_time: Option<String>,
    /// What to bring.
    pub documents: Vec<PrintedDocument>,
    /// What it costs.
    pub fees: Vec<PrintedFee>,
    /// Where to complain.
    pub complaints: Vec<PrintedContact>,
    /// Forms to fill in.
    pub forms: Vec<PrintedForm>,
    /// What it rests on.
    pub laws: Vec<String>,
    /// Where the manual is published.
    pub source: Option<String>,
    /// Since when it holds, as a finished sentence.
    pub published: Option<String>,
    /// The date of the information, as a finished sentence.
    pub as_of: String,
}

/// A place or a way of asking for the service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedChannel {
    /// The place.
    pub place: String,
    /// Hours and remarks, a paragraph each.
    pub details: Vec<String>,
}

/// A row of steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedProcedure {
    /// For which case; absent where there is only one.
    pub case: Option<String>,
    /// In their order.
    pub steps: Vec<PrintedStep>,
    /// How long they take together; absent where nobody says.
    pub total: Option<String>,
}

/// A step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedStep {
    /// What is done.
    pub what: String,
    /// For how long.
    pub time: String,
    /// By whom.
    pub unit: String,
}

/// A document to bring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedDocument {
    /// Its name.
    pub name: String,
    /// Issuer and condition, a paragraph each.
    pub details: Vec<String>,
    /// How many originals.
    pub originals: u16,
    /// How many copies.
    pub copies: u16,
}

/// Something that costs money.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedFee {
    /// For what.
    pub what: String,
    /// How much.
    pub amount: String,
    /// When, or how it is paid.
    pub condition: Option<String>,
}

/// Where to complain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedContact {
    /// Its name.
    pub name: String,
    /// Telephone numbers as they are to be read.
    pub phones: Vec<String>,
    /// Postal or web address.
    pub address: Option<String>,
}

/// A form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedForm {
    /// Its name.
    pub name: String,
    /// Where it can be fetched.
    pub address: Option<String>,
}
