//! Points with names on two scales; no name lies upon another, nor upon a point.

use super::Drawing;
use super::shape::{self, Anchor, EDGE, Shape, WIDTH, fitted, text, tone};
use crate::report::chart::{Point, Scale, ScatterPlot};

/// How tall the field is.
const TALL: f64 = 330.0;

/// Half the size of a point.
const RADIUS: f64 = 6.0;

/// The points below `top`.
pub fn draw(plot: &ScatterPlot, top: f64) -> Drawing {
    let field = Field { left: EDGE + 30.0, right: WIDTH - EDGE, top: top + 16.0, bottom: top + 16.0 + TALL };
    let mut shapes = field.quarters(plot);
    shapes.extend(field.scales(plot));
    let spots = spots(&field, plot);
    let (labels, crowded) = placed(&field, plot, &spots);
    for (at, (point, spot)) in plot.points.iter().zip(&spots).enumerate() {
        let number = crowded.iter().position(|other| *other == at).map(|position| position + 1);
        shapes.push(drawn(point, *spot, labels[at].as_ref(), number));
    }
    let mut bottom = field.bottom + 40.0;
    for (position, at) in crowded.iter().enumerate() {
        let point = &plot.points[*at];
        let line = fitted(&format!("{}  {}", position + 1, said(point)), 11.0, WIDTH - 2.0 * EDGE);
        shapes.push(text("small", (EDGE, bottom + 8.0), Anchor::Start, &line));
        bottom += 15.0;
    }
    Drawing { shapes, bottom }
}

/// A rectangle that is taken.
#[derive(Debug, Clone, Copy)]
struct Room {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Room {
    fn meets(&self, other: &Room) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(&self, other: &Room) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }
}

/// Where the points lie.
struct Field {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Field {
    /// The middle of a step of each scale.
    fn spot(&self, plot: &ScatterPlot, (across, up): (u8, u8)) -> (f64, f64) {
        let part = |scale: &Scale, number: u8| {
            let steps = f64::from(scale.range.1.saturating_sub(scale.range.0)) + 1.0;
            (f64::from(number.saturating_sub(scale.range.0)) + 0.5) / steps
        };
        let x = self.left + part(&plot.across, across) * (self.right - self.left);
        (x, self.bottom - part(&plot.up, up) * (self.bottom - self.top))
    }

    /// Where a scale goes from low to high.
    fn middle(&self, plot: &ScatterPlot) -> (f64, f64) {
        let part = |scale: &Scale| {
            let steps = f64::from(scale.range.1.saturating_sub(scale.range.0)) + 1.0;
            f64::from(scale.high.saturating_sub(scale.range.0)) / steps
        };
        let across = self.left + part(&plot.across) * (self.right - self.left);
        (across, self.bottom - part(&plot.up) * (self.bottom - self.top))
    }

    fn quarters(&self, plot: &ScatterPlot) -> Vec<Shape> {
        let (x, y) = self.middle(plot);
        let size = (self.right - self.left, self.bottom - self.top);
        let [top_left, top_right, bottom_left, bottom_right] = &plot.corners;
        let corner = |(x, y): (f64, f64), anchor, name: &str, room: f64| {
            text("corner", (x, y), anchor, &fitted(name, 11.0, room - 8.0))
        };
        let (left, right) = (x - self.left, self.right - x);
        vec![
            shape::rectangle("closely", (x, self.top), (right, y - self.top)),
            shape::rectangle("grid", (self.left, self.top), size),
            shape::line("grid", (x, self.top), (x, self.bottom)),
            shape::line("grid", (self.left, y), (self.right, y)),
            corner((self.left + 5.0, self.top + 13.0), Anchor::Start, top_left, left),
            corner((self.right - 5.0, self.top + 13.0), Anchor::End, top_right, right),
            corner((self.left + 5.0, self.bottom - 6.0), Anchor::Start, bottom_left, left),
            corner((self.right - 5.0, self.bottom - 6.0), Anchor::End, bottom_right, right),
        ]
    }

    fn scales<'a>(&'a self, plot: &'a ScatterPlot) -> impl Iterator<Item = Shape> + 'a {
        let across = (plot.across.range.0..=plot.across.range.1).map(move |number| {
            let (x, _) = self.spot(plot, (number, plot.up.range.0));
            text("small dim", (x, self.bottom + 15.0), Anchor::Middle, &number.to_string())
        });
        let up = (plot.up.range.0..=plot.up.range.1).map(move |number| {
            let (_, y) = self.spot(plot, (plot.across.range.0, number));
            text("small dim", (self.left - 8.0, y + 4.0), Anchor::End, &number.to_string())
        });
        let names = [
            text("small dim", (EDGE, self.top - 6.0), Anchor::Start, &format!("↑ {}", plot.up.name)),
            text("small dim", (self.right, self.bottom + 30.0), Anchor::End, &format!("{} →", plot.across.name)),
        ];
        across.chain(up).chain(names)
    }

    fn room(&self) -> Room {
        Room { left: self.left, top: self.top, right: self.right, bottom: self.bottom }
    }
}

/// Where each point is drawn: those of one place stand side by side around it.
fn spots(field: &Field, plot: &ScatterPlot) -> Vec<(f64, f64)> {
    let place = |point: &Point| (point.across, point.up);
    let spot = |(at, point): (usize, &Point)| {
        let there = plot.points.iter().filter(|other| place(other) == place(point)).count();
        let before = plot.points[..at].iter().filter(|other| place(other) == place(point)).count();
        let (x, y) = field.spot(plot, place(point));
        // Three beside one another have room in a step of the scale, and two such rows.
        let (wide, rows) = (there.min(3) as f64, there.div_ceil(3) as f64);
        let (column, row) = ((before % 3) as f64, (before / 3) as f64);
        (x + (column - (wide - 1.0) / 2.0) * 17.0, y + (row - (rows - 1.0) / 2.0) * 18.0)
    };
    plot.points.iter().enumerate().map(spot).collect()
}

/// A name with the lines it takes, and where they begin.
struct Label {
    x: f64,
    y: f64,
    anchor: Anchor,
    lines: Vec<String>,
}

/// Each point's name where there is room for it; the places of those for which there is none.
fn placed(field: &Field, plot: &ScatterPlot, spots: &[(f64, f64)]) -> (Vec<Option<Label>>, Vec<usize>) {
    let around = |(x, y): &(f64, f64)| Room { left: x - 8.0, top: y - 8.0, right: x + 8.0, bottom: y + 8.0 };
    let mut taken: Vec<Room> = spots.iter().map(around).collect();
    taken.extend(named_corners(field, plot));
    let mut crowded = Vec::new();
    let mut labels = Vec::new();
    for (at, (point, spot)) in plot.points.iter().zip(spots).enumerate() {
        let label = candidates(point, *spot).into_iter().find_map(|label| {
            let room = room_of(&label);
            let free = field.room().holds(&room) && !taken.iter().any(|other| other.meets(&room));
            free.then(|| {
                taken.push(room);
                label
            })
        });
        if label.is_none() {
            crowded.push(at);
        }
        labels.push(label);
    }
    (labels, crowded)
}

/// What the names of the corners take.
fn named_corners(field: &Field, plot: &ScatterPlot) -> [Room; 4] {
    let [top_left, top_right, bottom_left, bottom_right] = &plot.corners;
    let at = |left: bool, top: bool, name: &str| {
        let wide = shape::width(name, 11.0) + 8.0;
        let (from, to) = if left { (field.left, field.left + wide) } else { (field.right - wide, field.right) };
        let (above, below) = if top { (field.top, field.top + 17.0) } else { (field.bottom - 17.0, field.bottom) };
        Room { left: from, top: above, right: to, bottom: below }
    };
    [at(true, true, top_left), at(false, true, top_right), at(true, false, bottom_left), at(false, false, bottom_right)]
}

/// Where a name may stand, the best place first: with its note or, where that has no room, without.
fn candidates(point: &Point, (x, y): (f64, f64)) -> Vec<Label> {
    let mut texts = vec![vec![point.name.clone()]];
    if !point.note.is_empty() {
        texts.insert(0, vec![point.name.clone(), point.note.clone()]);
    }
    let places = |lines: Vec<String>| {
        let second = if lines.len() > 1 { 12.0 } else { 0.0 };
        // A long name that begins or ends above or below its point reaches too far away from it.
        let near = shape::width(&point.name, 13.0) <= 140.0;
        let beside = [
            (x + 11.0, y + 4.0 - second / 2.0, Anchor::Start),
            (x - 11.0, y + 4.0 - second / 2.0, Anchor::End),
            (x, y - 12.0 - second, Anchor::Middle),
            (x, y + 20.0, Anchor::Middle),
        ];
        let aslant = [
            (x - 8.0, y + 20.0, Anchor::Start),
            (x + 8.0, y + 20.0, Anchor::End),
            (x - 8.0, y - 12.0 - second, Anchor::Start),
            (x + 8.0, y - 12.0 - second, Anchor::End),
        ];
        let kept = beside.into_iter().chain(aslant.into_iter().filter(move |_| near));
        kept.map(move |(x, y, anchor)| Label { x, y, anchor, lines: lines.clone() })
    };
    texts.into_iter().flat_map(places).collect()
}

fn room_of(label: &Label) -> Room {
    let size = |at: usize| if at == 0 { 13.0 } else { 11.0 };
    let wide = label.lines.iter().enumerate().map(|(at, line)| shape::width(line, size(at))).fold(0.0, f64::max);
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - wide / 2.0,
        Anchor::End => label.x - wide,
    };
    let below = if label.lines.len() > 1 { 12.0 } else { 0.0 };
    Room { left: left - 2.0, top: label.y - 11.0, right: left + wide + 2.0, bottom: label.y + 4.0 + below }
}

fn said(point: &Point) -> String {
    if point.note.is_empty() { point.name.clone() } else { format!("{}: {}", point.name, point.note) }
}

/// A point with its name, or with the number under which the name stands below.
fn drawn(point: &Point, (x, y): (f64, f64), label: Option<&Label>, number: Option<usize>) -> Shape {
    let radius = if number.is_some() { RADIUS + 2.0 } else { RADIUS };
    let dot = Shape::new("circle", &format!("dot {}", tone(point.tone))).at("cx", x).at("cy", y).at("r", radius);
    let mut group = Shape::new("g", "").with(Shape::new("title", "").says(&said(point))).with(dot);
    if let Some(number) = number {
        group = group.with(text("number", (x, y + 3.5), Anchor::Middle, &number.to_string()));
    }
    for (at, line) in label.into_iter().flat_map(|label| label.lines.iter().enumerate()) {
        let Some(label) = label else { continue };
        let class = if at == 0 { "halo" } else { "small dim halo" };
        group = group.with(text(class, (label.x, label.y + 12.0 * at as f64), label.anchor, line));
    }
    group
}

#[cfg(test)]
pub(super) mod tests {
    use super::{EDGE, Field, TALL, WIDTH, placed, room_of, spots};
    use crate::report::chart::ScatterPlot;

    /// Panics where a name meets another name or a point, and where a point is neither named nor numbered.
    pub fn apart(plot: &ScatterPlot) {
        let field = Field { left: EDGE + 30.0, right: WIDTH - EDGE, top: 16.0, bottom: 16.0 + TALL };
        let spots = spots(&field, plot);
        let (labels, crowded) = placed(&field, plot, &spots);
        let rooms: Vec<_> = labels.iter().flatten().map(room_of).collect();
        assert_eq!(rooms.len() + crowded.len(), plot.points.len());
        for (at, room) in rooms.iter().enumerate() {
            assert!(rooms[..at].iter().all(|other| !other.meets(room)), "{room:?} in {rooms:?}");
            let inside = |(x, y): &(f64, f64)| room.left < *x && *x < room.right && room.top < *y && *y < room.bottom;
            assert!(!spots.iter().any(inside), "{room:?} covers one of {spots:?}");
        }
    }
}
