import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** A page of a PDF that can be drawn again at another size. */
export interface PdfPage {
  /** Points: 1/72 inch. */
  readonly width: number;
  readonly height: number;
  /** How many pages the PDF has. */
  readonly count: number;
  /** Draws the page `width` CSS pixels wide; a later call ends an earlier one. */
  draw(canvas: HTMLCanvasElement, width: number): Promise<void>;
  close(): void;
}

/** Opens page `number`, 1 being the first; past the end, the last. The reader is loaded only when a sheet is looked at. */
export async function openPage(data: ArrayBuffer, number: number): Promise<PdfPage> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  const pdf: PDFDocumentProxy = await pdfjs.getDocument({
    // The reader takes the bytes over; the caller keeps its own.
    data: new Uint8Array(data.slice(0)),
    isEvalSupported: false,
    // Glyphs drawn as paths look as they will on paper, and need no font source in the policy.
    disableFontFace: true,
    useSystemFonts: false
  }).promise;
  const page = await pdf.getPage(Math.min(number, pdf.numPages));
  const size = page.getViewport({ scale: 1 });
  let drawing: RenderTask | undefined;
  return {
    width: size.width,
    height: size.height,
    count: pdf.numPages,
    async draw(canvas, width) {
      drawing?.cancel();
      const viewport = page.getViewport({ scale: (width / size.width) * devicePixelRatio });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const task = page.render({ canvas, viewport });
      drawing = task;
      await task.promise.catch((cause: unknown) => {
        if (!(cause instanceof pdfjs.RenderingCancelledException)) throw cause;
      });
    },
    close: () => void pdf.loadingTask.destroy()
  };
}
