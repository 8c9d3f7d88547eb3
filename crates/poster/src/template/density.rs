//! How closely a sheet may be filled, from roomy to close.

/// How closely the sheet is filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Density {
    /// Width of the symbol.
    pub symbol: f32,
    /// Most height for the texts beside the symbol.
    pub hero: f32,
    /// Font size of the lists.
    pub list: f32,
    /// Air above and below a row.
    pub padding: f32,
    /// Size of the band and of the strip of steps, as a part of their full size.
    pub frame: f32,
}

const fn density(symbol: f32, hero: f32, list: f32, padding: f32, frame: f32) -> Density {
    Density {
        symbol,
        hero,
        list,
        padding,
        frame,
    }
}

/// From roomy to close: the first in which everything fits is taken.
pub(super) const DENSITIES: [Density; 7] = [
    density(236.0, 256.0, 18.0, 5.0, 1.0),
    density(226.0, 250.0, 17.0, 4.0, 1.0),
    density(214.0, 240.0, 16.0, 3.5, 0.97),
    density(204.0, 226.0, 15.0, 3.0, 0.93),
    density(196.0, 212.0, 14.0, 2.0, 0.88),
    density(186.0, 198.0, 13.0, 1.5, 0.84),
    density(186.0, 400.0, 13.0, 1.5, 0.84),
];
/// For lists that do not fit at all: what is shown stays easy to read.
pub(super) const OVERFULL: [Density; 7] = [
    density(190.0, 202.0, 14.0, 2.0, 0.86),
    density(186.0, 400.0, 14.0, 2.0, 0.84),
    density(186.0, 202.0, 12.5, 1.5, 0.8),
    density(186.0, 202.0, 11.5, 1.5, 0.76),
    density(186.0, 400.0, 11.5, 1.5, 0.76),
    density(186.0, 340.0, 10.5, 1.5, 0.72),
    density(178.0, 300.0, 10.0, 1.5, 0.72),
];
/// Without manuals the symbol takes their room.
pub(super) const INVITING: [Density; 5] = [
    density(246.0, 256.0, 18.0, 0.0, 0.97),
    density(230.0, 262.0, 17.0, 0.0, 1.0),
    density(214.0, 270.0, 16.0, 0.0, 1.0),
    density(200.0, 236.0, 14.0, 0.0, 0.84),
    density(186.0, 340.0, 14.0, 0.0, 0.84),
];
