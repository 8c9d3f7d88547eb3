//! What stands above the foot, arranged in the closest density that it needs.

use super::density::{DENSITIES, Density, INVITING, OVERFULL};
use super::hero::Hero;
use super::look::{GUTTER, MARGIN};
use super::manuals::{Manuals, Setting};
use super::mark::Mark;
use super::sheet::Sheet;
use super::side::{HEADING_SIZE, Side};
use super::texts::Texts;
use super::{band, steps};
use crate::error::PosterError;

/// Above and below the symbol with its texts, at least.
const AROUND_HERO: f32 = 22.0;
/// Between the rule and the lists.
const ABOVE_LISTS: f32 = 16.0;
/// Between the lists and the foot, at least.
const BEFORE_FOOT: f32 = 12.0;

/// A sheet should show so many manuals, rather than set them large.
const FEW: usize = 4;

/// What stands above the foot.
pub(super) struct Body<'a> {
    pub texts: &'a Texts,
    pub address: &'a str,
    pub mark: Mark<'a>,
    pub width: f32,
    /// Where the foot begins.
    pub foot: f32,
}

impl Body<'_> {
    /// Symbol, strip of steps, manuals; hours and telephones beside them.
    pub fn with_manuals(&self, sheet: &mut Sheet) -> Result<(), PosterError> {
        for density in DENSITIES {
            let Some(hero) = self.hero(sheet, density)? else {
                continue;
            };
            let room = self.room_under(sheet, &hero, density);
            let Some(side) = self.side(sheet, density, room) else {
                continue;
            };
            for setting in self.settings(density) {
                let manuals = Manuals::all(sheet, &self.texts.manuals, setting);
                if manuals.height() <= room {
                    return self.draw(sheet, density, &hero, manuals, side);
                }
            }
        }
        self.cut_short(sheet)
    }

    /// As much as fits: in the roomiest density that shows a few manuals, or in that which shows the most.
    fn cut_short(&self, sheet: &mut Sheet) -> Result<(), PosterError> {
        let mut best: Option<(Density, Hero, Manuals, Option<Side>)> = None;
        for density in OVERFULL {
            let Some(hero) = self.hero(sheet, density)? else {
                continue;
            };
            let room = self.room_under(sheet, &hero, density);
            let Some(side) = fitting(self.most_of_side(sheet, density, room))? else {
                continue;
            };
            let Some(setting) = self.settings(density).last() else {
                continue;
            };
            let manuals = Manuals::first(sheet, &self.texts.manuals, setting, room);
            let Some(manuals) = fitting(manuals)? else {
                continue;
            };
            if manuals.shown() >= FEW {
                return self.draw(sheet, density, &hero, manuals, side);
            }
            let most = best.as_ref().map(|(_, _, manuals, _)| manuals.shown());
            if most.is_none_or(|most| most < manuals.shown()) {
                best = Some((density, hero, manuals, side));
            }
        }
        let (density, hero, manuals, side) = best.ok_or(PosterError::DoesNotFit)?;
        self.draw(sheet, density, &hero, manuals, side)
    }

    /// A larger symbol, and large steps in the manuals' place.
    pub fn inviting(&self, sheet: &mut Sheet) -> Result<(), PosterError> {
        let (left, right_x) = self.columns();
        for density in INVITING {
            let Some(hero) = self.hero(sheet, density)? else {
                continue;
            };
            let room = self.room_under(sheet, &hero, density)
                + steps::strip_height(&sheet.look) * density.frame;
            if room < steps::large_height(&sheet.look) {
                continue;
            }
            let breath = (room - steps::large_height(&sheet.look)) * 0.3;
            let rule = self.draw_hero(sheet, density, &hero, breath)?;
            sheet.rule(
                [MARGIN, rule],
                self.width - 2.0 * MARGIN,
                0.75,
                sheet.look.rule,
            );
            let top = rule + ABOVE_LISTS;
            steps::large(sheet, [MARGIN, top], left)?;
            if let Some(side) = self.most_of_side(sheet, density, self.foot - BEFORE_FOOT - top)? {
                side.draw(sheet, [right_x, top])?;
            }
            return Ok(());
        }
        Err(PosterError::DoesNotFit)
    }

    fn hero(&self, sheet: &Sheet, density: Density) -> Result<Option<Hero<'_>>, PosterError> {
        let measure = (density.symbol, density.hero);
        fitting(Hero::set(sheet, self.texts, self.mark, measure))
    }

    /// The ways to set the manuals at one density, the plainest first.
    fn settings(&self, density: Density) -> impl Iterator<Item = Setting> {
        let (width, _) = self.columns();
        let most = if Side::is_needed(self.texts) { 1 } else { 2 };
        (1..=most).map(move |columns| Setting {
            size: density.list,
            width,
            columns,
            padding: density.padding,
            heading: HEADING_SIZE,
        })
    }

    /// The width of the left column, and where the right one begins. Without hours and telephones there is one.
    fn columns(&self) -> (f32, f32) {
        let inner = self.width - 2.0 * MARGIN;
        if !Side::is_needed(self.texts) {
            return (inner, self.width);
        }
        let left = (inner - GUTTER) * 0.6;
        (left, MARGIN + left + GUTTER)
    }

    /// The height that the lists may take under a hero and the strip of steps.
    fn room_under(&self, sheet: &Sheet, hero: &Hero, density: Density) -> f32 {
        let framed = (band::HEAD + steps::strip_height(&sheet.look)) * density.frame;
        let above = framed + hero.height() + 2.0 * hero.gap(AROUND_HERO) + ABOVE_LISTS;
        self.foot - BEFORE_FOOT - above
    }

    /// The side column, where there is one, in a size that suits the list; nothing if it needs more room.
    fn side(&self, sheet: &Sheet, density: Density, room: f32) -> Option<Option<Side>> {
        if !Side::is_needed(self.texts) {
            return Some(None);
        }
        let sizes = (density.list, density.list - 4.0);
        Side::fit(sheet, self.texts, sizes, (self.side_width(), room)).map(Some)
    }

    /// The side column, where there is one, as small as need be and without what still does not fit.
    fn most_of_side(
        &self,
        sheet: &Sheet,
        density: Density,
        room: f32,
    ) -> Result<Option<Side>, PosterError> {
        if !Side::is_needed(self.texts) {
            return Ok(None);
        }
        let measure = (self.side_width(), room);
        match Side::fit(sheet, self.texts, (density.list, 0.0), measure) {
            Some(side) => Ok(Some(side)),
            None => Side::first(sheet, self.texts, measure).map(Some),
        }
    }

    fn side_width(&self) -> f32 {
        let (_, x) = self.columns();
        self.width - MARGIN - x
    }

    /// Draws all, and spreads what is left of the height: first in the rows, then around the symbol.
    fn draw(
        &self,
        sheet: &mut Sheet,
        density: Density,
        hero: &Hero,
        mut manuals: Manuals,
        side: Option<Side>,
    ) -> Result<(), PosterError> {
        let (_, right_x) = self.columns();
        let room = self.room_under(sheet, hero, density);
        let gaps = 2.0 * manuals.row_count().saturating_sub(1).max(1) as f32;
        manuals.loosen(((room - manuals.height()) * 0.5 / gaps).clamp(0.0, 3.0));
        let lists = side
            .as_ref()
            .map_or(0.0, Side::height)
            .max(manuals.height());
        let breath = ((room - lists) * 0.25).min(16.0);
        let strip = self.draw_hero(sheet, density, hero, breath)?;
        steps::strip(sheet, strip, density.frame)?;
        let top = strip + steps::strip_height(&sheet.look) * density.frame + ABOVE_LISTS;
        manuals.draw(sheet, [MARGIN, top])?;
        if let Some(side) = side {
            side.draw(sheet, [right_x, top])?;
        }
        Ok(())
    }

    /// Draws the band and the hero with some more air around it, and gives where the rule below it stands.
    fn draw_hero(
        &self,
        sheet: &mut Sheet,
        density: Density,
        hero: &Hero,
        breath: f32,
    ) -> Result<f32, PosterError> {
        band::head(sheet, density.frame, self.mark.emblem)?;
        let gap = hero.gap(AROUND_HERO) + breath;
        let top = band::HEAD * density.frame + gap;
        hero.draw(sheet, top, self.address);
        Ok(top + hero.height() + gap)
    }
}

/// What fits; none of what does not.
fn fitting<T>(set: Result<T, PosterError>) -> Result<Option<T>, PosterError> {
    match set {
        Ok(set) => Ok(Some(set)),
        Err(PosterError::DoesNotFit) => Ok(None),
        Err(other) => Err(other),
    }
}
