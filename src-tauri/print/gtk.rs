//! GTK's print dialog and print job.
//!
//! The `gtk` crate has no binding for GtkPrintUnixDialog, so its few functions are declared here. All of
//! them run on GTK's thread, and every pointer lives only inside one call.
#![allow(unsafe_code)]

use super::{PrintDialog, PrintError, Printed};
use crate::window;
use gtk::{glib::object::ObjectType, prelude::*};
use std::{
    ffi::{CString, c_char, c_int, c_void},
    os::unix::ffi::OsStrExt,
    path::Path,
    ptr::null_mut,
};
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

type Pointer = *mut c_void;
type Answer = oneshot::Sender<Result<Printed, PrintError>>;

const RESPONSE_OK: c_int = -5;
/// GTK_PRINT_CAPABILITY_GENERATE_PDF: what we hand over is a PDF already.
const GENERATE_PDF: c_int = 1 << 5;

unsafe extern "C" {
    fn gtk_print_unix_dialog_new(title: *const c_char, parent: Pointer) -> Pointer;
    fn gtk_print_unix_dialog_set_manual_capabilities(dialog: Pointer, capabilities: c_int);
    fn gtk_print_unix_dialog_get_selected_printer(dialog: Pointer) -> Pointer;
    fn gtk_print_unix_dialog_get_settings(dialog: Pointer) -> Pointer;
    fn gtk_print_unix_dialog_get_page_setup(dialog: Pointer) -> Pointer;
    fn gtk_printer_accepts_pdf(printer: Pointer) -> c_int;
    fn gtk_dialog_run(dialog: Pointer) -> c_int;
    fn gtk_widget_destroy(widget: Pointer);
    fn gtk_print_job_new(
        title: *const c_char,
        printer: Pointer,
        settings: Pointer,
        setup: Pointer,
    ) -> Pointer;
    fn gtk_print_job_set_source_file(
        job: Pointer,
        file: *const c_char,
        error: *mut *mut GError,
    ) -> c_int;
    fn gtk_print_job_send(
        job: Pointer,
        done: unsafe extern "C" fn(Pointer, Pointer, *const GError),
        data: Pointer,
        free: Option<unsafe extern "C" fn(Pointer)>,
    );
    fn g_object_unref(object: Pointer);
    fn g_error_free(error: *mut GError);
}

#[repr(C)]
struct GError {
    domain: u32,
    code: c_int,
    message: *const c_char,
}

pub struct GtkDialog;

impl PrintDialog for GtkDialog {
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
        let (answer, answered) = oneshot::channel();
        let title = CString::new(super::TITLE).map_err(PrintError::refused)?;
        let file = CString::new(file.as_os_str().as_bytes()).map_err(PrintError::refused)?;
        let handle = app.clone();
        app.run_on_main_thread(move || run(&handle, &title, &file, answer))
            .map_err(|_| PrintError::NoWindow)?;
        answered.await.map_err(|_| PrintError::NoWindow)?
    }
}

fn run(app: &AppHandle, title: &CString, file: &CString, answer: Answer) {
    let Some(parent) = app
        .get_webview_window(window::MAIN)
        .and_then(|w| w.gtk_window().ok())
    else {
        let _ = answer.send(Err(PrintError::NoWindow));
        return;
    };
    // SAFETY: on GTK's thread (run_on_main_thread); `parent` outlives the dialog, which is destroyed below;
    // the printer, settings and page setup are used before that, and the job holds its own references.
    unsafe {
        let dialog = gtk_print_unix_dialog_new(
            title.as_ptr(),
            parent.upcast_ref::<gtk::Window>().as_ptr().cast(),
        );
        gtk_print_unix_dialog_set_manual_capabilities(dialog, GENERATE_PDF);
        if gtk_dialog_run(dialog) == RESPONSE_OK {
            send(dialog, file, answer);
        } else {
            let _ = answer.send(Ok(Printed::Cancelled));
        }
        gtk_widget_destroy(dialog);
    }
}

/// Hands the file to the printer chosen; `done` answers when the spooler has it.
///
/// # Safety
/// On GTK's thread, with a live GtkPrintUnixDialog.
unsafe fn send(dialog: Pointer, file: &CString, answer: Answer) {
    // SAFETY: the caller's promise; the settings returned are ours to release.
    unsafe {
        let printer = gtk_print_unix_dialog_get_selected_printer(dialog);
        if printer.is_null() || gtk_printer_accepts_pdf(printer) == 0 {
            let _ = answer.send(Err(PrintError::NoPdf));
            return;
        }
        let settings = gtk_print_unix_dialog_get_settings(dialog);
        let setup = gtk_print_unix_dialog_get_page_setup(dialog);
        let job = gtk_print_job_new(c"InfoDesk".as_ptr(), printer, settings, setup);
        g_object_unref(settings);
        let mut error = null_mut();
        if gtk_print_job_set_source_file(job, file.as_ptr(), &raw mut error) == 0 {
            let _ = answer.send(Err(PrintError::refused(message(error))));
            g_error_free(error);
        } else {
            gtk_print_job_send(job, done, Box::into_raw(Box::new(answer)).cast(), None);
        }
        g_object_unref(job);
    }
}

/// GTK calls this once for each job sent.
unsafe extern "C" fn done(_job: Pointer, data: Pointer, error: *const GError) {
    // SAFETY: `data` is the box made in `send`, given back exactly once; `error` is GTK's or null.
    let (answer, outcome) = unsafe {
        let answer = Box::from_raw(data.cast::<Answer>());
        let outcome = if error.is_null() {
            Ok(Printed::Sent)
        } else {
            Err(PrintError::refused(message(error)))
        };
        (answer, outcome)
    };
    let _ = answer.send(outcome);
}

/// # Safety
/// `error` is null or a live GError.
unsafe fn message(error: *const GError) -> String {
    // SAFETY: the caller's promise; a GError's message is a NUL-terminated string.
    unsafe {
        match error.as_ref() {
            Some(error) => std::ffi::CStr::from_ptr(error.message)
                .to_string_lossy()
                .into_owned(),
            None => String::new(),
        }
    }
}
