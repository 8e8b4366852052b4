//! What is drawn comes back as it was meant, whatever it is called.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use scraper::{Html, Selector};

use super::{document, inline};
use crate::render::{Safe, hostile};
use crate::report::chart::{
    Bar, BarPart, BarPlot, Chart, Line, LinePlot, Plot, Point, Reading, Scale, ScatterPlot, Tone,
};

/// The texts of the elements a selector finds.
fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|element| element.text().collect()).collect()
}

fn shown(text: &str) -> String {
    Safe::line(text).to_string().replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn bars(texts: &[String]) -> Plot {
    let part = |name: &String| BarPart { name: name.clone(), tone: Tone::Calm };
    let bar = |label: &String| Bar { label: label.clone(), values: vec![1.0, 2.0], shown: label.clone(), tone: None };
    Plot::Bars(BarPlot {
        bars_are: "b".into(),
        figures: "f".into(),
        parts: texts.iter().take(2).map(part).collect(),
        bars: texts.iter().map(bar).collect(),
    })
}

fn line(texts: &[String]) -> Plot {
    let day = |at: usize| format!("2026-03-{:02}", at + 1).parse().expect("a day");
    let point = |(at, text): (usize, &String)| Reading {
        day: day(at),
        label: text.clone(),
        value: at as f64,
        shown: text.clone(),
    };
    let points = texts.iter().enumerate().map(point).collect();
    let line = Line { name: texts[0].clone(), tone: Tone::Good, points };
    Plot::Line(LinePlot {
        days: "d".into(),
        figures: texts[1].clone(),
        range: Some((0.0, 100.0)),
        marks: vec![50.0],
        lines: vec![line],
    })
}

fn scatter(texts: &[String]) -> Plot {
    let point = |(at, text): (usize, &String)| Point {
        name: text.clone(),
        note: text.clone(),
        across: (at % 5) as u8 + 1,
        up: (at % 3) as u8 + 1,
        tone: Tone::Bad,
    };
    let scale = |name: &String| Scale { name: name.clone(), range: (1, 5), high: 4 };
    Plot::Scatter(ScatterPlot {
        points_are: "p".into(),
        notes_are: "n".into(),
        across: scale(&texts[0]),
        up: scale(&texts[1]),
        corners: std::array::from_fn(|at| texts[at].clone()),
        points: texts.iter().enumerate().map(point).collect(),
    })
}

/// The file as an XML reader has it: every tag is closed, no text is markup, no attribute is broken.
fn read(text: &str) {
    use svg::parser::Event;
    let mut open = Vec::new();
    for event in svg::read(text).expect("SVG") {
        match event {
            Event::Tag(name, svg::node::element::tag::Type::Start, _) => open.push(name.to_owned()),
            Event::Tag(name, svg::node::element::tag::Type::End, _) => assert_eq!(open.pop().as_deref(), Some(name)),
            Event::Tag(name, _, attributes) => {
                let ours = ["line", "rect", "circle", "polyline"];
                assert!(ours.contains(&name), "{name} in {text}");
                assert!(attributes.keys().all(|key| !key.starts_with("on") && key != "href"), "{attributes:?}");
            }
            Event::Text(_) => (),
            other => panic!("{other:?} in {text}"),
        }
    }
    assert!(open.is_empty(), "{open:?} in {text}");
}

fn hostile_texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(hostile::text(), 5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_names_come_back_as_text(texts_of in hostile_texts()) {
        for plot in [bars(&texts_of), line(&texts_of), scatter(&texts_of)] {
            let chart = Chart { title: texts_of[0].clone(), summary: texts_of[1].clone(), plot };
            read(&document(&chart));
            let html = Html::parse_fragment(&inline(&chart, 1));
            assert_eq!(texts(&html, "svg > title"), [shown(&texts_of[0])]);
            assert_eq!(texts(&html, "svg > desc"), [shown(&texts_of[1])]);
            let ours = ["html", "svg", "title", "desc", "g", "text", "rect", "line", "circle", "polyline"];
            let root = html.root_element();
            for element in root.descendent_elements() {
                assert!(ours.contains(&element.value().name()), "{:?}", element.value());
            }
        }
    }

    #[test]
    fn no_name_lies_upon_another(places in prop::collection::vec((1_u8..=5, 1_u8..=5), 1..16)) {
        let names: Vec<String> = (0..places.len().max(5)).map(|at| format!("Константин {at}")).collect();
        let Plot::Scatter(mut plot) = scatter(&names) else { unreachable!() };
        plot.points.truncate(places.len());
        for (point, (across, up)) in plot.points.iter_mut().zip(&places) {
            (point.across, point.up) = (*across, *up);
        }
        super::scatter::tests::apart(&plot);
    }
}

#[test]
fn a_file_has_its_own_style_and_loads_nothing() {
    let texts: Vec<String> = ["a", "b", "c", "d", "e"].map(String::from).into();
    let text = document(&Chart { title: "T".into(), summary: "S".into(), plot: bars(&texts) });
    assert!(
        text.starts_with("<svg aria-labelledby=\"chart-1-title chart-1-summary\" class=\"chart\" height="),
        "{text}"
    );
    assert!(text.contains("prefers-color-scheme: dark") && text.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(!text.contains("url(") && !text.contains("href") && !text.contains("script"));
}
