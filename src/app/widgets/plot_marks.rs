//! The marks of a scene as items of a plot: each is drawn as the scene draws it, and found by where it is.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{Color32, Pos2, Shape, Ui, Vec2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

use crate::app::widgets::scene_view::{shape_of, to_pos2};
use crate::render::{Item, Scene, ScenePlane};

/// Which items of a scene are marks of towns.
pub(crate) struct SceneLayers {
    named: BTreeSet<usize>,
    unnamed: BTreeSet<usize>,
}

impl SceneLayers {
    /// Those of a scene, whose scales span the plane.
    pub(crate) fn new(scene: &Scene, plane: &ScenePlane) -> Self {
        let named = scene.marks.iter().flat_map(|mark| mark.items.clone());
        Self { named: named.collect(), unnamed: plane.unnamed.iter().map(|dot| dot.item).collect() }
    }

    /// Whether an item is a mark.
    pub(crate) fn has(&self, item: usize) -> bool {
        self.named.contains(&item) || self.unnamed.contains(&item)
    }

    /// The marks of the towns that are named.
    pub(crate) fn named(&self, scene: &Scene, origin: Vec2, transform: &PlotTransform) -> PlotMarks {
        marks("named", &self.named, &Placed { scene, origin, transform })
    }

    /// The dots of the towns that are not, in the order of the plane.
    pub(crate) fn unnamed(&self, scene: &Scene, origin: Vec2, transform: &PlotTransform) -> PlotMarks {
        marks("unnamed", &self.unnamed, &Placed { scene, origin, transform })
    }
}

/// A scene in the window, and where its points are in the plot.
struct Placed<'a> {
    scene: &'a Scene,
    origin: Vec2,
    transform: &'a PlotTransform,
}

fn marks(name: &str, items: &BTreeSet<usize>, placed: &Placed<'_>) -> PlotMarks {
    let items: Vec<&Item> = items.iter().filter_map(|index| placed.scene.items.get(*index)).collect();
    let center = |item: &&Item| match item {
        Item::Dot { at, .. } => Some(placed.transform.value_from_position(to_pos2(*at, placed.origin))),
        Item::Rect { .. } | Item::Path { .. } | Item::Area { .. } | Item::Text { .. } => None,
    };
    PlotMarks {
        base: PlotItemBase::new(name.to_owned()),
        shapes: items.iter().filter_map(|item| shape_of(item, placed.origin)).collect(),
        points: items.iter().filter_map(center).collect(),
    }
}

/// Marks of one kind.
#[derive(Clone)]
pub(crate) struct PlotMarks {
    base: PlotItemBase,
    shapes: Arc<[Shape]>,
    points: Arc<[PlotPoint]>,
}

impl PlotMarks {
    /// The index of the mark nearest to a point of the window, if it is at most so far.
    pub(crate) fn nearest(&self, pointer: Pos2, transform: &PlotTransform, most: f32) -> Option<usize> {
        self.find_closest(pointer, transform).filter(|closest| closest.dist_sq <= most * most).map(|closest| closest.index)
    }
}

impl PlotItem for PlotMarks {
    fn shapes(&self, _: &Ui, _: &PlotTransform, shapes: &mut Vec<Shape>) {
        shapes.extend(self.shapes.iter().cloned());
    }

    fn initialize(&mut self, _: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    /// What is under the pointer is told by the window itself, as of every chart.
    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::Points(&self.points)
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}
