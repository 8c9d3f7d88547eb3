//! What a printer's refusal means (RFC 8011, appendix B).

use crate::fault::PrintFault;
use ipp::model::StatusCode;

#[derive(Debug, thiserror::Error)]
#[error("status {status:?}: {message}")]
struct Refusal {
    status: StatusCode,
    message: String,
}

/// The fault behind a status that is no success. `unsupported` names what it did not take.
pub fn fault(status: StatusCode, message: &str, unsupported: &[&str]) -> PrintFault {
    match status {
        StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone => PrintFault::PrinterGone,
        StatusCode::ClientErrorForbidden
        | StatusCode::ClientErrorNotAuthenticated
        | StatusCode::ClientErrorNotAuthorized => PrintFault::NotAuthorised,
        StatusCode::ClientErrorDocumentFormatNotSupported => PrintFault::FormatRefused,
        // Some name the format among the attributes instead.
        StatusCode::ClientErrorAttributesOrValuesNotSupported
            if unsupported.contains(&"document-format") =>
        {
            PrintFault::FormatRefused
        }
        StatusCode::ClientErrorAttributesOrValuesNotSupported
        | StatusCode::ClientErrorConflictingAttributes => PrintFault::OptionsRefused {
            options: unsupported.iter().map(ToString::to_string).collect(),
        },
        StatusCode::ClientErrorDocumentFormatError
        | StatusCode::ClientErrorDocumentAccessError
        | StatusCode::ClientErrorCompressionError => PrintFault::DocumentBroken,
        StatusCode::ServerErrorBusy
        | StatusCode::ServerErrorTemporaryError
        | StatusCode::ServerErrorServiceUnavailable
        | StatusCode::ClientErrorTimeout => PrintFault::Busy,
        StatusCode::ServerErrorNotAcceptingJobs => PrintFault::NotAccepting,
        StatusCode::ServerErrorDeviceError => PrintFault::DeviceFault,
        StatusCode::ServerErrorJobCanceled => PrintFault::JobCancelledElsewhere,
        _ => PrintFault::nonsense(Refusal {
            status,
            message: message.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_be_refused_in_two_ways() {
        let refused = fault(
            StatusCode::ClientErrorDocumentFormatNotSupported,
            "",
            &["document-format"],
        );
        assert_eq!(refused, PrintFault::FormatRefused);
        let among = fault(
            StatusCode::ClientErrorAttributesOrValuesNotSupported,
            "",
            &["document-format"],
        );
        assert_eq!(among, PrintFault::FormatRefused);
    }

    #[test]
    fn what_else_is_not_taken_is_named() {
        let refused = fault(
            StatusCode::ClientErrorAttributesOrValuesNotSupported,
            "",
            &["copies"],
        );
        assert_eq!(
            refused,
            PrintFault::OptionsRefused {
                options: vec!["copies".to_owned()]
            }
        );
    }
}
