//! The QR symbol: its modules, and their outline as one path.

mod mask;

use qrcode::EcLevel;

use crate::design::MM;
use crate::error::PosterError;
use crate::page::{Colour, Grid};

/// White modules that the standard asks for on every side.
const QUIET_ZONE: usize = 4;

/// The finest module that telephones read from a poster at arm's length, in points (0.8 mm).
const FINEST_MODULE: f32 = 0.8 * MM;

/// How much of a symbol may be lost (ISO/IEC 18004).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reserve {
    /// Level Q: a quarter may be dirty or torn.
    Quarter,
    /// Level H: nearly a third, for symbols with an emblem in the middle.
    Third,
}

/// A QR symbol.
pub(crate) struct Symbol {
    side: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// Encodes an address. The encoder picks the modes: upper-case letters and digits go in alphanumeric mode.
    pub fn encode(address: &str, reserve: Reserve) -> Result<Self, PosterError> {
        let level = match reserve {
            Reserve::Quarter => EcLevel::Q,
            Reserve::Third => EcLevel::H,
        };
        let (dark, side) = mask::modules(address.as_bytes(), level).map_err(PosterError::Symbol)?;
        Ok(Symbol { side, dark })
    }

    /// The outline of the dark modules with the symbol's top left module at `corner`, `width` points wide.
    ///
    /// One even-odd path leaves no hairlines between modules in any viewer, as single squares do.
    pub fn outline(&self, corner: [f32; 2], width: f32, colour: Colour) -> Grid {
        let units = |(x, y): Vertex| (x as u16, y as u16);
        let rings = self.rings().into_iter();
        Grid {
            colour,
            corner,
            unit: width / self.side as f32,
            side: self.side as u16,
            rings: rings
                .map(|ring| ring.into_iter().map(units).collect())
                .collect(),
        }
    }

    /// Whether telephones can read the symbol when it is `width` points wide on paper.
    pub fn check(&self, width: f32) -> Result<(), PosterError> {
        match width / self.side as f32 >= FINEST_MODULE {
            true => Ok(()),
            false => Err(PosterError::SymbolTooFine { modules: self.side }),
        }
    }

    /// How wide the symbol is when it fills `width` points together with its quiet zone.
    pub fn side_within(&self, width: f32) -> f32 {
        width * self.side as f32 / (self.side + 2 * QUIET_ZONE) as f32
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
            let symbol = Symbol::encode(address, Reserve::Quarter).unwrap();
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
            Symbol::encode("HTTPS://INFO.GO.TH/S/K3M9X2QF", Reserve::Quarter)
                .unwrap()
                .side,
            25
        );
        assert_eq!(
            Symbol::encode("https://info.go.th/s/k3m9x2qf", Reserve::Quarter)
                .unwrap()
                .side,
            29
        );
    }

    #[test]
    fn refuses_modules_too_fine_to_read() {
        let symbol = Symbol::encode("HTTPS://INFO.GO.TH/S/K3M9X2QF", Reserve::Quarter).unwrap();
        assert!(symbol.check(57.0).is_ok());
        assert!(matches!(
            symbol.check(56.0),
            Err(PosterError::SymbolTooFine { modules: 25 })
        ));
    }
}
