//! The QR symbol: its modules, and their outline as one path.

use qrcode::{Color, EcLevel, QrCode};

use crate::error::PosterError;
use crate::page::{Path, Ring, Stroke};

/// White modules that the standard asks for on every side.
const QUIET_ZONE: usize = 4;

/// The finest module that telephones read from a poster at arm's length, in points (0.8 mm).
const FINEST_MODULE: f32 = 0.8 * 72.0 / 25.4;

/// A QR symbol at error correction Q: a quarter of it may be dirty or torn.
pub(crate) struct Symbol {
    side: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// Encodes an address. The encoder picks the modes: upper-case letters and digits go in alphanumeric mode.
    pub fn encode(address: &str) -> Result<Self, PosterError> {
        let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::Q)
            .map_err(PosterError::Symbol)?;
        let side = code.width();
        let dark = code
            .into_colors()
            .into_iter()
            .map(|module| module == Color::Dark)
            .collect();
        Ok(Symbol { side, dark })
    }

    /// The outline of the dark modules with the symbol's top left module at `corner`, `width` points wide.
    ///
    /// One even-odd path leaves no hairlines between modules in any viewer, as single squares do.
    pub fn outline(&self, corner: [f32; 2], width: f32) -> Result<Path, PosterError> {
        self.check(width)?;
        let module = width / self.side as f32;
        let place = |(x, y): Vertex| [corner[0] + x as f32 * module, corner[1] + y as f32 * module];
        let rings = self.rings().into_iter().filter_map(|ring| {
            let mut points = ring.into_iter().map(place);
            Some(Ring {
                start: points.next()?,
                strokes: points.map(Stroke::Line).collect(),
            })
        });
        Ok(Path(rings.collect()))
    }

    /// Whether telephones can read the symbol when it is `width` points wide.
    pub fn check(&self, width: f32) -> Result<(), PosterError> {
        match width / self.side as f32 >= FINEST_MODULE {
            true => Ok(()),
            false => Err(PosterError::SymbolTooFine { modules: self.side }),
        }
    }

    /// The quiet zone's width when the symbol is `width` points wide.
    pub fn quiet_zone(&self, width: f32) -> f32 {
        width / self.side as f32 * QUIET_ZONE as f32
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }

    /// The edges that leave each vertex, clockwise around dark modules: a bit for each direction.
    fn edges(&self) -> Vec<u8> {
        let row = self.side + 1;
        let mut edges = vec![0u8; row * row];
        for y in 0..self.side {
            for x in (0..self.side).filter(|&x| self.is_dark(x, y)) {
                if y == 0 || !self.is_dark(x, y - 1) {
                    edges[y * row + x] |= 1 << EAST;
                }
                if !self.is_dark(x + 1, y) {
                    edges[y * row + x + 1] |= 1 << SOUTH;
                }
                if !self.is_dark(x, y + 1) {
                    edges[(y + 1) * row + x + 1] |= 1 << WEST;
                }
                if x == 0 || !self.is_dark(x - 1, y) {
                    edges[(y + 1) * row + x] |= 1 << NORTH;
                }
            }
        }
        edges
    }

    /// The corners of every ring, in module units.
    fn rings(&self) -> Vec<Vec<Vertex>> {
        let row = self.side + 1;
        let mut edges = self.edges();
        let mut rings = Vec::new();
        for start in 0..edges.len() {
            // every ring is met first at a top left corner, which an east edge leaves
            while edges[start] & (1 << EAST) != 0 {
                rings.push(walk(&mut edges, row, start));
            }
        }
        rings
    }
}

/// A corner of modules, in module units from the symbol's top left corner.
type Vertex = (usize, usize);

const EAST: usize = 0;
const SOUTH: usize = 1;
const WEST: usize = 2;
const NORTH: usize = 3;

/// Follows one ring from `start` eastwards, taking its edges away, and gives its corners.
fn walk(edges: &mut [u8], row: usize, start: usize) -> Vec<Vertex> {
    let mut corners = Vec::new();
    let (mut at, mut heading) = (start, NORTH);
    loop {
        // where two dark modules meet at a corner, turning right keeps their rings apart
        let turns = [heading + 1, heading, heading + 3].map(|turn| turn % 4);
        let Some(next) = turns.into_iter().find(|turn| edges[at] & (1 << turn) != 0) else {
            return corners;
        };
        edges[at] &= !(1 << next);
        if next != heading {
            corners.push((at % row, at / row));
        }
        heading = next;
        at = match heading {
            EAST => at + 1,
            SOUTH => at + row,
            WEST => at - 1,
            _ => at - row,
        };
        if at == start {
            return corners;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Even-odd test of a module's centre against the rings.
    fn inside(rings: &[Vec<Vertex>], x: usize, y: usize) -> bool {
        let mut crossings = 0;
        for ring in rings {
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                let (low, high) = (a.1.min(b.1), a.1.max(b.1));
                if a.0 == b.0 && a.0 > x && low <= y && y < high {
                    crossings += 1;
                }
            }
        }
        crossings % 2 == 1
    }

    #[test]
    fn the_outline_is_the_symbol() {
        for address in [
            "HTTPS://INFO.GO.TH/S/K3M9X2QF",
            "https://info.go.th/service-point/0190/procedures?x=1",
        ] {
            let symbol = Symbol::encode(address).unwrap();
            let rings = symbol.rings();
            for y in 0..symbol.side {
                for x in 0..symbol.side {
                    assert_eq!(inside(&rings, x, y), symbol.is_dark(x, y), "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn upper_case_makes_a_smaller_symbol() {
        assert_eq!(
            Symbol::encode("HTTPS://INFO.GO.TH/S/K3M9X2QF")
                .unwrap()
                .side,
            25
        );
        assert_eq!(
            Symbol::encode("https://info.go.th/s/k3m9x2qf")
                .unwrap()
                .side,
            29
        );
    }

    #[test]
    fn refuses_modules_too_fine_to_read() {
        let symbol = Symbol::encode("HTTPS://INFO.GO.TH/S/K3M9X2QF").unwrap();
        assert!(symbol.outline([0.0, 0.0], 57.0).is_ok());
        assert!(matches!(
            symbol.outline([0.0, 0.0], 56.0),
            Err(PosterError::SymbolTooFine { modules: 25 })
        ));
    }
}
