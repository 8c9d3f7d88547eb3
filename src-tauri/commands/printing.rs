//! "พิมพ์โปสเตอร์": the officer's printer, and batches of posters sent to it directly.

use super::{Answer, desk, register};
use crate::startup::Startup;
use infodesk_desk::printing::{
    BatchView, Order, PrintQueue, PrinterChoice, PrinterId, Printers, Started,
};
use tauri::State;

/// Looks for printers; takes a few seconds.
#[tauri::command]
#[specta::specta]
pub async fn printers(startup: State<'_, Startup>) -> Answer<Printers> {
    Ok(prints(&startup).await?.printers().await)
}

/// The printer this officer chose last.
#[tauri::command]
#[specta::specta]
pub async fn chosen_printer(startup: State<'_, Startup>) -> Answer<Option<PrinterChoice>> {
    Ok(register(&startup).await?.printer_choice().await?)
}

#[tauri::command]
#[specta::specta]
pub async fn set_printer(startup: State<'_, Startup>, choice: Option<PrinterChoice>) -> Answer<()> {
    Ok(register(&startup).await?.choose_printer(choice).await?)
}

/// Begins a batch; how it goes on is in [`print_batch_state`], and `DeskChanged` says when to look.
#[tauri::command]
#[specta::specta]
pub async fn print_posters(
    startup: State<'_, Startup>,
    printer: PrinterId,
    orders: Vec<Order>,
) -> Answer<Started> {
    Ok(prints(&startup).await?.print(printer, orders).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn print_batch_state(startup: State<'_, Startup>) -> Answer<Option<BatchView>> {
    Ok(prints(&startup).await?.view())
}

#[tauri::command]
#[specta::specta]
pub async fn pause_printing(startup: State<'_, Startup>) -> Answer<()> {
    prints(&startup).await?.pause();
    Ok(())
}

/// Goes on after a pause or a fault.
#[tauri::command]
#[specta::specta]
pub async fn resume_printing(startup: State<'_, Startup>) -> Answer<()> {
    prints(&startup).await?.resume();
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn stop_printing(startup: State<'_, Startup>) -> Answer<()> {
    prints(&startup).await?.stop();
    Ok(())
}

/// Sends again what failed; `uncertain`: also where nobody knows how many copies are good.
#[tauri::command]
#[specta::specta]
pub async fn retry_printing(startup: State<'_, Startup>, uncertain: bool) -> Answer<()> {
    prints(&startup).await?.retry(uncertain);
    Ok(())
}

async fn prints(startup: &State<'_, Startup>) -> Answer<PrintQueue> {
    desk(startup).await?.prints()
}
