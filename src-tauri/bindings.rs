//! The commands and events of the shell, and the TypeScript made from them.

use crate::commands::{
    account, approvals, devices, home, manuals, officers, places, poster_files, poster_options,
    posters, practice, printing, requests, service_points, settings, start, tokens, wrong_rights,
};
use specta_typescript::Typescript;
use std::{path::Path, process::ExitCode};
use tauri_specta::{Builder, Event, collect_commands, collect_events};

/// Something the screens may be showing has changed.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, specta::Type, Event)]
pub struct DeskChanged {
    pub what: infodesk_desk::changes::Changed,
}

/// The tray, or a notification, asks for a screen.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, specta::Type, Event)]
pub struct OpenRoute {
    pub route: String,
}

pub fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![
            account::session,
            account::sign_in_ways,
            account::sign_in,
            account::open_registration,
            account::cancel_sign_in,
            account::open_browser_again,
            account::sign_out,
            account::redeem_token,
            account::sign_in_again,
            approvals::approvals,
            devices::devices,
            devices::end_device,
            home::home,
            home::sending,
            manuals::search_manuals,
            manuals::manual,
            manuals::manual_pdf,
            manuals::save_manual,
            manuals::open_manual,
            manuals::print_manual,
            manuals::pin_manual,
            manuals::unpin_manual,
            manuals::reorder_pins,
            officers::officers,
            officers::units_without_officer,
            officers::officer_devices,
            officers::sign_out_officer,
            officers::suspend_grant,
            officers::resume_grant,
            officers::end_grant,
            officers::change_grant,
            officers::hand_over_grant,
            officers::reviews,
            officers::review,
            officers::confirm_review,
            officers::accounts,
            officers::import_accounts,
            places::provinces,
            places::districts,
            places::subdistricts,
            poster_files::make_poster_files,
            poster_files::files_progress,
            poster_files::cancel_poster_files,
            poster_options::poster_options,
            poster_options::set_poster_options,
            poster_options::choose_emblem,
            poster_options::forget_emblem,
            posters::poster_preview,
            posters::save_poster,
            posters::open_poster,
            posters::print_poster,
            practice::practice_mails,
            printing::printers,
            printing::chosen_printer,
            printing::set_printer,
            printing::print_posters,
            printing::print_batch_state,
            printing::pause_printing,
            printing::resume_printing,
            printing::stop_printing,
            printing::retry_printing,
            requests::find_agencies,
            requests::check_request,
            requests::request_draft,
            requests::save_request_draft,
            requests::drop_request_draft,
            requests::choose_letter,
            requests::remove_letter,
            requests::draft_letter,
            requests::letter,
            requests::send_request,
            requests::own_requests,
            requests::service_request,
            requests::ask_executive,
            requests::amend_request,
            requests::withdraw_request,
            requests::request_queue,
            requests::decide_request,
            service_points::list_service_points,
            service_points::service_point,
            service_points::check_service_point,
            service_points::save_service_point,
            service_points::confirm_service_point,
            service_points::resolve_conflict,
            service_points::dismiss_refused,
            service_points::office_hours,
            settings::save_settings,
            start::start_state,
            start::ui_ready,
            start::open_link,
            tokens::find_units,
            tokens::own_token_requests,
            tokens::token_request,
            tokens::ask_for_token,
            tokens::approve_token_request,
            tokens::decline_token_request,
            tokens::withdraw_token_request,
            tokens::tokens,
            tokens::issue_token,
            tokens::issue_tokens,
            tokens::choose_list,
            tokens::revoke_token,
            tokens::send_token_anew,
            wrong_rights::wrong_rights,
            wrong_rights::wrong_rights_note,
            wrong_rights::report_wrong_rights,
            wrong_rights::settle_wrong_rights,
            wrong_rights::withdraw_wrong_rights,
        ])
        .events(collect_events![DeskChanged, OpenRoute])
        // Versions and milliseconds stay far below 2^53.
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
}

/// Writes the TypeScript to `file`.
pub fn export(file: &Path) -> ExitCode {
    match builder().export(Typescript::default(), file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, file = %file.display(), "the bindings were not written");
            ExitCode::FAILURE
        }
    }
}
